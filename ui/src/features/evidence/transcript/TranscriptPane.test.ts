import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test, vi } from "vitest";
import { click, named } from "../../../lib/ui/mounted";
import { aSource } from "../testing";
import type { Viewer } from "../viewer";
import TranscriptPane from "./TranscriptPane.svelte";

let shown: object | undefined;
const cues = [{ startMs: 0, endMs: 9, text: "Show me.", start: 0, end: 8 }];
const captions = aSource({
  texts: () => Promise.resolve({ extractor: "x", pages: ["Show me."], markup: "captions" }),
});

async function open(source = aSource({ captions: () => Promise.resolve(cues) }), onseek = vi.fn()) {
  const props = { name: "lesson.vtt", source, captions, durationMs: 9, atMs: 0, marks: [], onseek };
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

test("captions that cannot be had are told, and the viewer answers all the same", async () => {
  const viewer = await open(aSource({ captions: () => Promise.reject(new Error("died")) }));
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
  await open(aSource({ captions: read }));
  click(named("Try again"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).toContain("Show me.");
});
