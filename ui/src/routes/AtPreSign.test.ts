// Before signing, on a Rust that answers by a table: the ways back, and what is handed over to be signed.
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { review2041 } from "../gallery/reviewSample";
import { settings } from "../gallery/samples/settings";
import { keys, signed } from "../gallery/samples/signing";
import type { Start } from "../lib/ipc";
import { reviewActions } from "../features/review/actions";
import type * as Keys from "../lib/keys";
import { Keyboard } from "../lib/keys";
import { click, named, one, show, write } from "../lib/ui/mounted";
import { Session } from "./app.svelte";
import AtPreSign from "./AtPreSign.svelte";

const held = vi.hoisted(() => ({ keyboard: undefined as Keyboard | undefined }));
vi.mock("../lib/keys", async (real) => ({
  ...(await real<typeof Keys>()),
  getKeyboard: () => held.keyboard,
}));

const missing = (about: object) => ({
  note: { code: "x", severity: "warning", path: null, message: "Something.", hint: "Do it." },
  ...{ criterion: null, field: null, artifact: null, requirement: null, draft: null, ...about },
});
const lies = { path: "/out/result.zip", size: "2.4 MB" };
let answers: Record<string, unknown>;
let refuses: Record<string, object>;
let asked: [string, Record<string, unknown>][];
const onback = vi.fn();
let session: Session;

beforeEach(() => {
  vi.clearAllMocks();
  [asked, refuses] = [[], {}];
  answers = {
    before_signing: { missing: [] },
    pick: ["/out/result.zip"],
    sign: { ...signed, package: null },
    write_result: lies,
    start: { keys, settings },
  };
  mockWindows("main");
  mockIPC((command, payload) => {
    asked.push([command, payload as Record<string, unknown>]);
    const refusal = refuses[command];
    // Rust answers a problem, which is no Error.
    return refusal ? Promise.reject(refusal) : answers[command];
  });
});
afterEach(() => void document.body.replaceChildren());
afterAll(clearMocks);

const soon = () => new Promise((done) => setTimeout(done, 30));
async function open() {
  held.keyboard = new Keyboard(reviewActions);
  const start = { keys: keys.slice(0, 1), settings, sample: null, base: "http://127.0.0.1:1/t" };
  session = new Session(start as unknown as Start, new Keyboard([]));
  const review = review2041({});
  session.go({ at: "presign", review });
  show(AtPreSign, { session, review, onback });
  await soon();
}
async function sign() {
  write(one<HTMLInputElement>("input[type=password]"), "copper anchor tide seven");
  one<HTMLFormElement>("form").requestSubmit();
  await soon();
}
const order = (...commands: string[]) =>
  asked.map(([name]) => name).filter((name) => commands.includes(name));
const called = (command: string) => asked.filter(([name]) => name === command).map(([, payload]) => payload);

test("each thing that was found leads to its criterion and field, its file, or what is asked for", async () => {
  answers["before_signing"] = {
    missing: [
      missing({ criterion: "adjusts-teaching", field: "next-step" }),
      missing({ artifact: "reflection" }),
      missing({ requirement: "plan" }),
    ],
  };
  await open();
  for (const words of ["Go to criterion 2", "Open it", "See what is asked for"]) click(named(words));
  expect(onback.mock.calls).toEqual([
    [{ to: "criterion", criterion: "adjusts-teaching", field: "next-step" }],
    [{ to: "artifact", artifact: "reflection", place: null }],
    [{ to: "requirement", requirement: "plan" }],
  ]);
});

test("a comment that was typed and not finished leads to where it is written", async () => {
  answers["before_signing"] = {
    missing: [missing({ draft: "annotation:new" })],
  };
  await open();
  click(named("Go on with the comment"));
  expect(onback.mock.calls).toEqual([[{ to: "draft", field: "annotation:new" }]]);
});

test("what is about nothing in particular has no way, and back leads to where it was left", async () => {
  answers["before_signing"] = { missing: [missing({})] };
  await open();
  expect(() => named("Open it")).toThrow();
  click(named("Back to the review"));
  expect(onback.mock.calls).toEqual([[null]]);
});

test("the key that led here leads to the passphrase, whatever stands in the way", async () => {
  answers["before_signing"] = {
    missing: [{ ...missing({}), note: { ...missing({}).note, severity: "error" } }],
  };
  await open();
  expect(document.activeElement).toBe(document.body);
  held.keyboard?.press(new KeyboardEvent("keydown", { code: "Enter", key: "Enter", ctrlKey: true }));
  expect(document.activeElement).toBe(one("input[type=password]"));
  expect(one("footer").textContent).toContain("to the passphrase");
  const scrolled = vi.spyOn(one("form"), "scrollIntoView");
  held.keyboard?.press(new KeyboardEvent("keydown", { code: "Enter", key: "Enter", ctrlKey: true }));
  expect(scrolled).toHaveBeenCalledOnce();
});

test("it is signed, then written where the person says, and what was signed is shown", async () => {
  await open();
  await sign();
  expect(called("sign")).toMatchObject([{ out: null }]);
  expect(called("write_result")).toMatchObject([{ out: "/out/result.zip" }]);
  expect(order("sign", "pick", "write_result")).toEqual(["sign", "pick", "write_result"]);
  expect(session.place).toMatchObject({ at: "signed", signed: { package: lies } });
});

test("where nobody says where the package is to lie, it is signed all the same, and not written", async () => {
  answers["pick"] = [];
  await open();
  await sign();
  expect(called("write_result")).toEqual([]);
  expect(session.place).toMatchObject({ at: "signed", signed: { package: null } });
  expect(session.problem).toBeNull();
});

test("a package that cannot be written is told on the page of what was signed", async () => {
  refuses["write_result"] = { code: "disk-full", message: "It is full.", hint: "Make room.", also: [] };
  await open();
  await sign();
  expect(session.place).toMatchObject({ at: "signed", signed: { package: null } });
  expect(session.problem?.code).toBe("disk-full");
});

test("with a passphrase that is wrong nobody is asked where the package is to lie", async () => {
  refuses["sign"] = { code: "passphrase-wrong", message: "Wrong.", hint: "Again.", also: [] };
  await open();
  await sign();
  expect(called("pick")).toEqual([]);
});

test("a refusal is said here, the words that were typed stay, and it can be tried again", async () => {
  refuses["sign"] = { code: "passphrase-wrong", message: "Wrong.", hint: "Again.", also: [] };
  await open();
  await sign();
  expect(session.place.at).toBe("presign");
  expect(one<HTMLInputElement>("input[type=password]").value).toBe("copper anchor tide seven");
  refuses = {};
  one<HTMLFormElement>("form").requestSubmit();
  await soon();
  expect(session.place.at).toBe("signed");
});
