import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Artifact, ViewerKind } from "../../lib/ipc/contract";
import { click, named, one } from "../../lib/ui/mounted";
import EvidenceViewer from "./EvidenceViewer.svelte";
import { anArtifact, aSource } from "./testing";
import type { Viewer, ViewerProps } from "./viewer";

let shown: object | undefined;

async function open(given: Partial<ViewerProps>) {
  const props: ViewerProps = { artifact: anArtifact(), source: aSource(), marks: [], ...given };
  shown = mount(EvidenceViewer, { target: document.body, props });
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  return shown as Viewer;
}

beforeEach(() => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 404 })));
  vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test.each([
  ["video", "video"],
  ["audio", "audio"],
  ["pages", ".desk"],
  ["picture", ".stage img"],
  ["text", "article[role=document]"],
  ["table", "[role=grid]"],
  ["none", ".cannot"],
] as [ViewerKind, string][])(
  "a file of the kind %s has its viewer, and it answers",
  async (viewer, element) => {
    const instance = await open({ artifact: anArtifact({ viewer }) });
    expect(document.querySelector(element)).not.toBeNull();
    expect([instance.describe(), instance.playing(), instance.locate({ kind: "whole" })]).toEqual([
      [],
      false,
      true,
    ]);
    expect(instance.control("clear")).toBe(false);
    expect(typeof instance.position()).toBe("object");
  },
);

const outside: Partial<Artifact> = {
  viewer: "none",
  path: "plan/unit-plan.pages",
  formatName: "Pages document",
  codecs: [],
  cannot: "Only Apple’s programs open it.",
  wayOut: "Ask for a PDF: File, Export to, PDF.",
};

test("what has no viewer is named by its content, with what works and the way out", async () => {
  await open({ artifact: anArtifact(outside) });
  const words = document.body.textContent;
  for (const part of ["unit-plan.pages", "Pages document", "9c41 77e0", outside.cannot, outside.wayOut]) {
    expect(words).toContain(part);
  }
});

test("a file that is offered for nothing says so", async () => {
  await open({ artifact: anArtifact({ ...outside, requirement: null }) });
  expect(document.body.textContent).toContain("no requirement");
});

test("every way out leads somewhere", async () => {
  const onoutside = vi.fn();
  await open({ artifact: anArtifact(outside), onoutside });
  for (const words of [
    "Open with",
    "Comment on",
    "Save a copy",
    "Cannot be judged",
    "return the submission",
  ]) {
    click(named(words));
  }
  one<HTMLInputElement>("input[type=checkbox]").click();
  expect(onoutside.mock.calls.flat()).toEqual([
    "open",
    "comment",
    "save-copy",
    "cannot-judge",
    "return",
    "read-outside",
  ]);
});

test("what is damaged is opened when that is said, and nobody is asked to read it outside", async () => {
  const onopened = vi.fn();
  await open({ artifact: anArtifact({ ...outside, showsNothing: true }), onopened });
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
  expect(document.body.textContent).toContain("Nothing of this file can be shown");
  expect(document.querySelector("input[type=checkbox]")).toBeNull();
});

test("what another program opens is not opened by being looked for here", async () => {
  const onopened = vi.fn();
  await open({ artifact: anArtifact(outside), onopened });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(onopened).not.toHaveBeenCalled();
});

test("that it was read outside is known when it is opened again", async () => {
  await open({ artifact: anArtifact(outside), readOutside: true });
  expect(one<HTMLInputElement>("input[type=checkbox]").checked).toBe(true);
});
