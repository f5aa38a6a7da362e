// What waits for an answer while the window shows something else, on a Rust that answers by a table.
import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  came,
  known,
  lookedThrough,
  named as namedThere,
  proposed,
  refusal,
} from "../gallery/samples/intake";
import { settings } from "../gallery/samples/settings";
import { start as sample } from "../gallery/samples/start";
import { click, named, one, show } from "../lib/ui/mounted";
import type { Order } from "../lib/ipc";
import App from "./App.svelte";

vi.setConfig({ testTimeout: 60_000 });

let answers: Record<string, unknown>;
let asked: [string, Record<string, unknown>][];
beforeEach(() => {
  asked = [];
  const kept = { ...settings, textPercent: 100, language: "en", singleKeys: true, keys: [], theme: "light" };
  answers = {
    start: { ...sample, settings: kept },
    waiting: ["/in/march"],
    look_through: lookedThrough(() => answers["look_at"]),
    look_at: "files",
    micro_credentials: known,
    // Each time anew, as over a wire.
    bring_in: () => ({ rows: [structuredClone({ ...proposed, from: "march" })], notes: [] }),
    queue: { rows: [], total: 0, next: null, counts: [], all: 0 },
  };
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  mockWindows("main");
  Object.assign(window, { __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined } });
  mockIPC(
    (command, payload) => {
      asked.push([command, JSON.parse(JSON.stringify(payload ?? {})) as Record<string, unknown>]);
      const answer = answers[command] ?? null;
      return typeof answer === "function" ? (answer as (payload: unknown) => unknown)(payload) : answer;
    },
    { shouldMockEvents: true },
  );
});
afterAll(clearMocks);
afterEach(() => void vi.unstubAllGlobals());

async function soon(times = 6) {
  for (let at = 0; at < times; at++) {
    await new Promise((done) => setTimeout(done, 5));
    flushSync();
  }
}
async function press(code: string, key: string, more: KeyboardEventInit = {}) {
  const on = document.activeElement ?? document.body;
  on.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true, ...more }));
  await soon(3);
}
const title = () => one("main h1").textContent;
const left = () => one("footer [role=status], [role=status]").textContent.replace(/\s+/g, " ").trim();
/** Without the marks that keep a name's direction to itself. */
const text = () => document.body.textContent.replace(/[\u2066-\u2069]/g, "");

async function toTheRoles() {
  show(App, {});
  await soon();
  click(named("Choose…"));
  await soon();
  click(named("Look through the files"));
  await soon();
  expect(title()).toBe("Is this what each file is?");
}

test("the queue says what waits for an answer and leads back to it, with all that was said", async () => {
  await toTheRoles();
  click(named("Confirm"));
  await press("Digit2", "2");
  expect(left()).toBe("1 file to choose. Then it can be brought in.");
  await press("Escape", "Escape");
  await press("Escape", "Escape");
  expect(title()).toBe("Nothing to review yet");
  expect(text()).toContain("“march” waits for your answer.");
  click(named("Go on"));
  await soon();
  expect(title()).toBe("Is this what each file is?");
  expect(left()).toBe("1 file to choose. Then it can be brought in.");
});

test("after another micro-credential was thought of, what was said is there", async () => {
  await toTheRoles();
  click(named("Confirm"));
  click(named("Another…"));
  await soon();
  click(named("Look through the files"));
  await soon();
  expect(left()).toBe("2 files to choose. Then it can be brought in.");
});

test("dropped again while it waits, the same folder is gone into where it is", async () => {
  await toTheRoles();
  click(named("Confirm"));
  await press("Escape", "Escape");
  expect(document.querySelectorAll("[role=grid] [role=row]")).toHaveLength(1);
  await emit("named");
  await soon(12);
  expect(title()).toBe("Is this what each file is?");
  expect(left()).toBe("2 files to choose. Then it can be brought in.");
});

const foot = () => [...document.querySelectorAll("footer li")].map((hint) => hint.textContent);

test.each([
  [0, ["Escback"]],
  [1, ["Enterit is this one", "Escback"]],
  [2, ["↑↓move", "Enterit is this one", "Escback"]],
])("where %i micro-credentials can be chosen, the foot names the keys that act", async (count, expected) => {
  answers["micro_credentials"] = known.slice(0, count);
  show(App, {});
  await soon();
  click(named("Choose…"));
  await soon();
  expect(foot()).toEqual(expected);
});

test("Esc in the number leaves the field and not the page, and the keys of the window act in it", async () => {
  await toTheRoles();
  const number = one<HTMLInputElement>('input[inputmode="numeric"]');
  number.focus();
  await press("Escape", "Escape");
  expect(title()).toBe("Is this what each file is?");
  expect(document.activeElement?.closest("tr")).not.toBeNull();
  number.focus();
  await press("Comma", ",", { ctrlKey: true });
  expect(title()).not.toBe("Is this what each file is?");
  await press("Escape", "Escape");
  expect(title()).toBe("Is this what each file is?");
});

test("what waits is left out by key, and the queue says nothing of it any more", async () => {
  await toTheRoles();
  await press("Escape", "Escape");
  await soon();
  await press("Delete", "Delete");
  expect(document.querySelectorAll("[role=grid] [role=row]")).toHaveLength(0);
  await press("Escape", "Escape");
  expect(title()).toBe("Nothing to review yet");
  expect(text()).not.toContain("waits for your answer");
});

/** Two files and a bundle are dropped, and each is told. */
async function droppedTogether() {
  answers["waiting"] = ["/in/plan.pdf", "/in/clip.mp4", "/in/2041.zip"];
  answers["look_through"] = ({ paths }: { paths: string[] }) =>
    paths.map((path) => namedThere(path, path.endsWith("zip") ? "bundles" : "file"));
  answers["look_at"] = "bundles";
  answers["bring_in"] = ({ order }: { order: Order }) =>
    order.paths.length > 1
      ? { rows: [structuredClone({ ...proposed, from: "in" })], notes: [] }
      : { rows: [came("in", { number: "2041" })], notes: [] };
  show(App, {});
  await soon();
}

test("files that are dropped together are asked about once, and come in as one; a bundle beside them at once", async () => {
  await droppedTogether();
  expect(title()).toBe("Are these 2 together one submission?");
  click(named("One submission"));
  await soon();
  expect(title()).toContain("Which micro-credential is");
  expect(text()).toContain("plan.pdf and 1 more");
  click(named("Look through the files"));
  await soon();
  expect(title()).toBe("Is this what each file is?");
  const orders = asked.filter(([command]) => command === "bring_in").map(([, { order }]) => order as Order);
  expect(orders.map(({ paths }) => paths)).toEqual([["/in/2041.zip"], ["/in/plan.pdf", "/in/clip.mp4"]]);
});

test("one more file that comes while it is asked is asked about with the others", async () => {
  await droppedTogether();
  answers["waiting"] = ["/in/board.jpg"];
  await emit("named");
  await soon(8);
  expect(title()).toBe("Are these 3 together one submission?");
  click(named("Queue"));
  await soon();
  expect(text()).toContain("“plan.pdf and 2 more” waits for your answer.");
  click(named("Go on"));
  await soon();
  expect(title()).toBe("Are these 3 together one submission?");
  await press("Escape", "Escape");
  expect(text()).toContain("No. 2041, ready to review");
  expect(text()).not.toContain("plan.pdf");
});

test("what waited when the window went waits again, with what was said of it", async () => {
  await toTheRoles();
  answers["waiting"] = [];
  click(named("Confirm"));
  await soon();
  const kept = asked.filter(([command]) => command === "keep_unanswered").at(-1)?.[1]["unanswered"];
  // The window went: nothing of it is there any more.
  document.body.replaceChildren();
  (answers["start"] as Record<string, unknown>)["unanswered"] = [structuredClone(kept)];
  show(App, {});
  await soon(10);
  expect(text()).toContain("“march” waits for your answer.");
  click(named("Go on"));
  await soon();
  expect(left()).toBe("2 files to choose. Then it can be brought in.");
});

test("whether files are one submission is asked again by the next window, and takes no screen until one goes there", async () => {
  answers["start"] = {
    ...(answers["start"] as object),
    unanswered: [
      {
        paths: ["/in/plan.pdf", "/in/film.mp4"],
        undecided: true,
        microCredential: null,
        heldAgainst: null,
        submissions: [],
      },
    ],
  };
  Object.assign(answers, { waiting: [], look_at: "file" });
  show(App, {});
  await soon(10);
  expect(text()).toContain("“plan.pdf and 1 more” waits for your answer.");
  expect(text()).not.toContain("Are these 2 together one submission?");
  click(named("Go on"));
  await soon();
  expect(text()).toContain("Are these 2 together one submission?");
});

test("a number that is here already comes in as the next attempt once the person says so", async () => {
  const problem = { ...refusal, code: "number-here" };
  await toTheRoles();
  answers["bring_in"] = { rows: [came("refused", { problem, nextAttempt: 2 })], notes: [] };
  click(named("Confirm"));
  await press("Digit2", "2");
  await press("Enter", "Enter");
  await press("Digit2", "2");
  await soon();
  click(named("Write the bundle and bring it in"));
  await soon();
  click(named("Read why"));
  await soon();
  click(named("Bring it in as attempt 2…"));
  await soon();
  expect(document.activeElement?.textContent.trim()).toBe("Cancel");
  answers["bring_in"] = { rows: [came("in", { number: "2076" })], notes: [] };
  click(named("Bring it in as attempt 2", one("[role=dialog]")));
  await soon();
  const order = asked.filter(([command]) => command === "bring_in").at(-1)?.[1]["order"];
  expect(order).toMatchObject({ nextAttempt: true, paths: ["/in/march"] });
  expect(text()).toContain("No. 2076, ready to review");
});
