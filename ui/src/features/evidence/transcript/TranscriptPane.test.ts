import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test, vi } from "vitest";
import { click, named } from "../../../lib/ui/mounted";
import { aSource } from "../testing";
import type { Source, Viewer } from "../viewer";
import TranscriptPane from "./TranscriptPane.svelte";

let shown: object | undefined;
const cues = [{ startMs: 0, endMs: 9, text: "Show me.", start: 0, end: 8 }];
const texts = () => Promise.resolve({ extractor: "x", pages: ["Show me."], markup: "captions" as const });
const source = aSource({ captions: () => Promise.resolve(cues), texts });

async function open(given: Partial<Source> = {}, onseek = vi.fn(), onopened = vi.fn()) {
  const props = {
    ...{ name: "lesson.vtt", durationMs: 9, atMs: 0, marks: [] },
    ...{ source: { ...source, ...given }, onseek, onopened },
  };
  shown = mount(TranscriptPane, { target: document.body, props });
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  return shown as Viewer;
}
afterEach(async () => {
  if (shown) await unmount(shown);
  document.body.replaceChildren();
});

test("a recording's captions stand in their file, and are citable", async () => {
  const viewer = await open();
  expect(document.body.textContent).toContain("Show me.");
  expect(viewer.locate({ kind: "words", page: null, start: 0, end: 4, quote: "Show" })).toBe(true);
});

test("a quote that is asked for before the captions are there is gone to when they are", async () => {
  const onseek = vi.fn();
  const opening = open(undefined, onseek);
  (shown as Viewer).reveal({ kind: "words", page: null, start: 0, end: 4, quote: "Show" });
  await opening;
  flushSync();
  expect(onseek).toHaveBeenCalledWith(0);
});

test("once it was read it counts as opened, and not before", async () => {
  const onopened = vi.fn();
  const read = vi.fn(() => Promise.resolve(cues));
  read.mockRejectedValueOnce(new Error("died"));
  await open({ captions: read }, undefined, onopened);
  expect(onopened).not.toHaveBeenCalled();
  click(named("Try again"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(onopened).toHaveBeenCalledOnce();
});

test("a file of captions in which nothing is said is opened when that is said", async () => {
  const onopened = vi.fn();
  await open({ captions: () => Promise.resolve([]) }, undefined, onopened);
  expect(document.body.textContent).toContain("Nothing is said in this file of captions.");
  expect(onopened).toHaveBeenCalledOnce();
});

test("captions that cannot be had are told, and the viewer answers all the same", async () => {
  const viewer = await open({ captions: () => Promise.reject(new Error("died")) });
  expect(document.body.textContent).toContain("lesson.vtt could not be read");
  expect([viewer.describe(), viewer.control("clear"), viewer.locate({ kind: "whole" })]).toEqual([
    [],
    false,
    false,
  ]);
});

test("captions that came the second time are shown", async () => {
  const read = vi.fn(() => Promise.resolve(cues));
  read.mockRejectedValueOnce(new Error("died"));
  await open({ captions: read });
  click(named("Try again"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).toContain("Show me.");
});
