// What was signed, on a Rust that answers by a table: the keys, the report, the file, the next submission.
import axe from "axe-core";
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { review2041 } from "../gallery/reviewSample";
import { settings } from "../gallery/samples/settings";
import { keys, report, signed, unwritten } from "../gallery/samples/signing";
import type { Signed, Start } from "../lib/ipc";
import type { Review } from "../lib/ipc/contract";
import type * as Keys from "../lib/keys";
import { Keyboard } from "../lib/keys";
import { click, named, one, show } from "../lib/ui/mounted";
import { allActions } from "./actions";
import { Session } from "./app.svelte";
import AtSigned from "./AtSigned.svelte";

const held = vi.hoisted(() => ({ keyboard: undefined as Keyboard | undefined }));
vi.mock("../lib/keys", async (real) => ({
  ...(await real<typeof Keys>()),
  getKeyboard: () => held.keyboard,
}));

let answers: Record<string, unknown>;
let refuses: Record<string, object>;
let asked: string[];
let session: Session;
const [onopen, onshow] = [vi.fn(), vi.fn()];

beforeEach(() => {
  vi.clearAllMocks();
  [asked, refuses] = [[], {}];
  answers = { queue: { rows: [{ number: "2058", submission: "s-2058", state: "new" }] }, report };
  mockWindows("main");
  mockIPC((command) => {
    asked.push(command);
    const refusal = refuses[command];
    return refusal ? Promise.reject(refusal) : answers[command];
  });
});
afterAll(clearMocks);

const soon = async () => {
  await new Promise((done) => setTimeout(done, 20));
  flushSync();
};
async function open(what: Signed = signed, over: Partial<Review> = {}) {
  held.keyboard = new Keyboard(allActions);
  const start = { keys, settings, sample: null, base: "http://127.0.0.1:1/t" } as unknown as Start;
  session = new Session(start, held.keyboard);
  show(AtSigned, { session, review: review2041(over), signed: what, onopen, onshow });
  (document.activeElement as HTMLElement | null)?.blur();
  await soon();
}
async function press(code: string, key: string) {
  held.keyboard?.press(new KeyboardEvent("keydown", { code, key, cancelable: true }));
  await soon();
}
const hints = () => [...document.querySelectorAll("footer li")].map((hint) => hint.textContent.trim());

test("Enter goes on with the next submission, and the foot says so", async () => {
  await open();
  expect(hints()).toEqual(["Enternext submission", "Rreport", "Escback"]);
  await press("Enter", "Enter");
  expect(onopen).toHaveBeenCalledExactlyOnceWith("s-2058", "new");
});

test("where there is no next one Enter leads to the queue", async () => {
  answers["queue"] = { rows: [] };
  await open();
  expect(hints()).toEqual(["Rreport", "Escback"]);
  session.place = { at: "verify" };
  await press("Enter", "Enter");
  expect(session.place).toEqual({ at: "queue" });
});

test("R reads the report that was signed, and Esc leads back to what was signed", async () => {
  await open();
  await press("KeyR", "r");
  expect(one(".report").shadowRoot?.textContent).toContain("one criterion to go");
  await press("Enter", "Enter");
  expect(onopen).not.toHaveBeenCalled();
  await press("Escape", "Escape");
  expect(document.querySelector(".report")).toBeNull();
  expect(named("Read the report")).toBeDefined();
});

test("a report that is not the one that was signed is not shown, and why is said", async () => {
  refuses["report"] = { code: "digest-mismatch", message: "Other.", hint: "Restore.", also: [] };
  await open();
  await press("KeyR", "r");
  expect(document.querySelector(".report")).toBeNull();
  expect(session.problem?.code).toBe("digest-mismatch");
});

test("the file is shown where it lies; where nothing can show it, its place is told", async () => {
  await open();
  click(named("Show the file"));
  await soon();
  expect(asked).toContain("show_package");
  expect(session.problem).toBeNull();
  refuses["show_package"] = {
    code: "file-not-shown",
    message: "It lies at /out.",
    hint: "Open it.",
    also: [],
  };
  click(named("Show the file"));
  await soon();
  expect(session.problem?.code).toBe("file-not-shown");
});

test("once it is written it lies there, with its size", async () => {
  answers["pick"] = ["/out/result.zip"];
  answers["write_result"] = { path: "/out/result.zip", size: "2.4 MB" };
  await open(unwritten);
  click(named("Write the package"));
  await soon();
  expect(document.body.textContent).toContain("2.4 MB");
  expect(named("Show the file")).toBeDefined();
});

test("all of it can be done from the palette", async () => {
  await open();
  expect(held.keyboard?.doable().map(({ id }) => id)).toEqual([
    "signed.next",
    "signed.report",
    "signed.show",
    "signed.write",
    "signed.correct",
  ]);
  held.keyboard?.do("signed.correct");
  expect(onshow).toHaveBeenCalledExactlyOnceWith("anew");
});

test("axe finds nothing on what was signed, nor beside its report", async () => {
  await open();
  const ran = () => axe.run(document.body, { rules: { region: { enabled: false } } });
  expect((await ran()).violations.map(({ id }) => id)).toEqual([]);
  await press("KeyR", "r");
  expect((await ran()).violations.map(({ id }) => id)).toEqual([]);
});

test("while a correction is under way it leads back to it, and begins no other", async () => {
  await open(signed, { phase: "signed", beside: "begun" });
  expect(() => named("Write a correction")).toThrow();
  click(named("Back to the correction"));
  held.keyboard?.do("signed.correction");
  held.keyboard?.do("signed.correct");
  expect(onshow.mock.calls).toEqual([["now"], ["now"]]);
});

test("a correction that was dropped can be taken up again here, or another be written", async () => {
  await open(signed, { phase: "signed", beside: "dropped" });
  click(named("Take up the dropped correction"));
  click(named("Write a correction"));
  expect(onshow.mock.calls).toEqual([["dropped"], ["anew"]]);
});
