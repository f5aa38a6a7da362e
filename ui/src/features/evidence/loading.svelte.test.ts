// What a viewer loads it loads once: an annotation more, or another one chosen, asks for nothing again.
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ViewerKind } from "../../lib/ipc/contract";
import EvidenceViewer from "./EvidenceViewer.svelte";
import { aMark, anArtifact, aSource } from "./testing";
import type { Mark, Source } from "./viewer";

let shown: object | undefined;
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(null, { status: 404 }));
  });
  vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
});
afterEach(async () => {
  if (shown) await unmount(shown);
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A source that notes what it is asked for. */
function noting(): Source {
  const source = aSource();
  const noted = <A extends unknown[], R>(name: string, answer: (...given: A) => R) => {
    return (...given: A) => {
      asked.push(name);
      return answer(...given);
    };
  };
  return {
    ...source,
    words: noted("words", source.words),
    texts: noted("texts", source.texts),
    captions: noted("captions", source.captions),
    table: noted("table", source.table),
    speech: noted("speech", source.speech),
    frames: noted("frames", source.frames),
  };
}

const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
};

test.each([
  ["video", true],
  ["audio", true],
  ["pages", false],
  ["text", true],
  ["table", true],
  ["picture", false],
] as [ViewerKind, boolean][])("a file of the kind %s is loaded once", async (viewer, asks) => {
  let marks = $state.raw<Mark[]>([]);
  let chosen = $state<string | null>(null);
  const source = noting();
  const artifact = anArtifact({ viewer });
  const props = {
    artifact,
    source,
    get marks() {
      return marks;
    },
    get chosen() {
      return chosen;
    },
  };
  shown = mount(EvidenceViewer, { target: document.body, props });
  await settled();
  expect(asked.length > 0).toBe(asks);
  const first = [...asked];

  marks = [aMark("one", { kind: "whole" })];
  await settled();
  chosen = "one";
  await settled();
  expect(asked).toEqual(first);
});
