// A correction in the whole window, on a Rust that knows what is signed and what is begun beside it.
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { review } from "../features/review/testing/sample";
import { signed } from "../gallery/samples/signing";
import { start as sample } from "../gallery/samples/start";
import { toasts } from "../lib/ui";
import { click, named, show } from "../lib/ui/mounted";
import App from "./App.svelte";

vi.setConfig({ testTimeout: 60_000 });

/** What is there beside what is signed. */
let beside: "begun" | "dropped";
let asked: [string, Record<string, unknown>][];
let refuses: Record<string, object>;

/** The review as Rust opens it. */
function opened(which: string) {
  const sealed = which === "signed" || (which === "now" && beside === "dropped");
  if (which === "dropped") beside = "begun";
  const said = review({
    ...{ artifacts: [], note: sealed ? "As it was signed." : "As it is corrected.", edits: 2 },
    ...(sealed
      ? { review: "signed", phase: "signed", beside, canUndo: false }
      : { review: "correction", phase: "ready", corrects: true }),
    signedFor: ["summative"],
  });
  return {
    ...said,
    rule: { kind: "all" },
    earlier: null,
    now: {
      ...said,
      drafts: sealed ? [] : [{ field: "rationale:plans-the-check", text: "Half a", begun: null }],
      savedAt: new Date(2026, 10, 24).toISOString(),
      annotations: { kind: "all", all: [] },
    },
  };
}

function edited({ edit }: Record<string, unknown>) {
  const { cmd } = edit as { cmd: string };
  if (cmd === "drop") beside = "dropped";
  return { ...opened("anew").now, dropped: cmd === "drop" };
}

beforeEach(() => {
  [beside, asked, refuses] = ["begun", [], {}];
  const start = {
    ...sample,
    settings: { ...sample.settings, language: "en" as const },
    left: "urn:uuid:2041",
  };
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  mockWindows("main");
  Object.assign(window, { __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined } });
  mockIPC(
    (command, payload) => {
      const words = (payload ?? {}) as Record<string, unknown>;
      asked.push([command, words]);
      const refusal = refuses[command];
      if (refusal) throw refusal;
      if (command === "start") return start;
      if (command === "waiting" || command === "look_through") return [];
      if (command === "open_review") return opened(String(words["which"]));
      if (command === "edit") return edited(words);
      if (command === "signed") return signed;
      if (command === "queue") return { rows: [], total: 0, all: 0, counts: [], place: null };
      return null;
    },
    { shouldMockEvents: true },
  );
});
afterAll(clearMocks);
afterEach(() => vi.unstubAllGlobals());

async function soon(times = 8) {
  for (let at = 0; at < times; at++) {
    await new Promise((done) => setTimeout(done, 5));
    flushSync();
  }
}
async function start() {
  show(App, {});
  await soon(12);
}
async function press(button: string) {
  click(named(button));
  await soon(12);
}
async function choose(item: string) {
  const items = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
  click(items.find(({ textContent }) => textContent.includes(item)) as HTMLElement);
  await soon(16);
}
const note = () => document.querySelector<HTMLTextAreaElement>("textarea[data-field=note]")?.value;
const opens = () => asked.flatMap(([command, { which }]) => (command === "open_review" ? [which] : []));
const text = () => document.body.textContent.replace(/\s+/g, " ");

test("what was signed is looked at beside the correction, and left for the correction again", async () => {
  await start();
  expect(note()).toBe("As it is corrected.");
  await press("Corrects a signed record");
  await choose("See what was signed");
  expect(note()).toBe("As it was signed.");
  await press("Back to the correction");
  expect(note()).toBe("As it is corrected.");
  expect(opens()).toEqual(["now", "signed", "now"]);
});

test("from what was signed its record leads back to the correction too", async () => {
  await start();
  await press("Corrects a signed record");
  await choose("See what was signed");
  await press("See the record");
  expect(opens().at(-1)).toBe("signed");
  await press("Back to the correction");
  expect(note()).toBe("As it is corrected.");
});

test("dropped, after it was asked, what was signed is shown, and the toast takes it up again", async () => {
  await start();
  await press("Corrects a signed record");
  await choose("Drop the correction…");
  expect(text()).toContain("2 changes since the correction was begun are dropped with it.");
  expect(text()).toContain("The unfinished words in one field go with it.");
  await press("Drop it");
  expect(note()).toBe("As it was signed.");
  expect(named("A correction was dropped")).toBeTruthy();
  const [toast] = toasts.shown;
  expect(toast?.text).toBe("Correction of No. 2041 dropped");
  if (toast) toasts.undo(toast.id);
  await soon(12);
  expect(note()).toBe("As it is corrected.");
  expect(opens().at(-1)).toBe("dropped");
});

test("kept, nothing is dropped", async () => {
  await start();
  await press("Corrects a signed record");
  await choose("Drop the correction…");
  await press("Keep the correction");
  expect(
    asked.some(([command, { edit }]) => command === "edit" && (edit as { cmd: string }).cmd === "drop"),
  ).toBe(false);
  expect(note()).toBe("As it is corrected.");
});

test("a drop that is refused says why, and the correction stays on the screen", async () => {
  await start();
  refuses["edit"] = { code: "disk-full", message: "The disk is full.", hint: "Make room.", also: [] };
  await press("Corrects a signed record");
  await choose("Drop the correction…");
  await press("Drop it");
  expect(text()).toContain("The disk is full.");
  expect(note()).toBe("As it is corrected.");
});

test("all that is written of one review names that review, so that none of it is written into the other", async () => {
  await start();
  await press("Corrects a signed record");
  await choose("See what was signed");
  const shown = asked.map(([command]) => command).lastIndexOf("open_review");
  const told = (calls: typeof asked) =>
    calls.flatMap(([command, { review }]) => (command === "leave_at" ? [review] : []));
  click(document.querySelector("[data-criterion] button") as HTMLElement);
  await new Promise((done) => setTimeout(done, 700));
  await soon();
  expect(told(asked.slice(0, shown)).at(-1)).toBe("correction");
  expect(told(asked).at(-1)).toBe("signed");
});
