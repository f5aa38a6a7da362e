import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { expect, test } from "vitest";
import { start } from "../gallery/samples/start";
import type { Unsaved } from "../features/review/leaving.svelte";
import { review } from "../features/review/testing/sample";
import type { Signed } from "../lib/ipc";
import { Keyboard } from "../lib/keys";
import { toasts } from "../lib/ui";
import { Session } from "./app.svelte";

const soon = () => new Promise((done) => setTimeout(done, 20));
const problem = { code: "disk-full", message: "Full.", hint: "Free some.", also: [] };

function session(): Session {
  const one = new Session(start, new Keyboard([]));
  one.go({ at: "queue" });
  return one;
}

/** The review of the samples, as Rust opens it. */
function asRustSays(seq: number) {
  const now = {
    ...review(),
    seq,
    savedAt: new Date(2026, 10, 24).toISOString(),
    drafts: [],
    annotations: { kind: "all", all: [] },
  };
  return { ...review(), rule: { kind: "all" }, earlier: null, now };
}

test("where nothing is held, something else is shown at once", () => {
  const one = session();
  one.go({ at: "verify" });
  expect(one.place.at).toBe("verify");
});

test("what was done on a screen is told on no other", () => {
  const one = session();
  toasts.show("Not cited.", () => undefined);
  one.go({ at: "verify" });
  expect(toasts.shown).toEqual([]);
});

test("something else is shown once what was typed is kept", async () => {
  const one = session();
  let unsaved: Unsaved | null = { problem: null, at: null };
  one.leaving.hold({
    keep: async () => void (unsaved = null),
    get unsaved() {
      return unsaved;
    },
  });
  one.go({ at: "verify" });
  expect(one.place.at).toBe("queue");
  await soon();
  expect(one.place.at).toBe("verify");
});

test("where it cannot be kept, nothing else is shown before the person says so", async () => {
  const one = session();
  one.leaving.hold({ keep: async () => undefined, unsaved: { problem, at: "12:04" } });
  one.go({ at: "verify" });
  await soon();
  expect([one.place.at, one.leaving.way]).toEqual(["queue", "go"]);
  one.leaving.answer(false);
  await soon();
  expect(one.place.at).toBe("queue");
  one.go({ at: "verify" });
  await soon();
  one.leaving.answer(true);
  await soon();
  expect(one.place.at).toBe("verify");
});

test("from the settings it goes back to where one was: to the review as it is now, and to what was signed", async () => {
  const open = asRustSays(99);
  mockIPC((command) =>
    command === "open_review" ? open : command === "signed" ? { package: "/out" } : null,
  );
  const one = session();
  one.go({ at: "review", review: review(), goal: null });
  one.go({ at: "settings", part: "look" });
  one.go({ at: "settings", part: "keys" });
  await one.leaveSettings();
  expect(one.place).toMatchObject({ at: "review", review: { seq: 99 }, goal: null });
  one.go({ at: "signed", review: review(), signed: { package: null } as unknown as Signed });
  one.go({ at: "settings", part: "look" });
  await one.leaveSettings();
  expect(one.place).toMatchObject({ at: "signed", signed: { package: "/out" } });
  clearMocks();
});

test("from the settings it goes to the queue where the review is not there any more", async () => {
  mockIPC((command) => {
    if (command === "open_review") throw { code: "submission-unknown", message: "", hint: "", also: [] };
  });
  const one = session();
  one.go({ at: "review", review: review(), goal: null });
  one.go({ at: "settings", part: "look" });
  await one.leaveSettings();
  expect(one.place.at).toBe("queue");
  clearMocks();
});

test("whoever goes elsewhere while the review is opened again stays there", async () => {
  mockIPC((command) => (command === "open_review" ? asRustSays(1) : null));
  const one = session();
  one.go({ at: "review", review: review(), goal: null });
  one.go({ at: "settings", part: "look" });
  const back = one.leaveSettings();
  one.go({ at: "verify" });
  await back;
  expect(one.place.at).toBe("verify");
  clearMocks();
});

test("the review that is on the screen, or in the check, is remembered until something else is shown", async () => {
  const told: unknown[] = [];
  mockIPC((command, payload) => void (command === "shows_review" && told.push(payload)));
  const one = session();
  one.go({ at: "review", review: review(), goal: null });
  one.go({ at: "presign", review: review() });
  one.go({ at: "queue" });
  one.go({ at: "verify" });
  await soon();
  expect(told).toEqual([{ submission: "urn:uuid:2041" }, { submission: null }]);
  clearMocks();
});
