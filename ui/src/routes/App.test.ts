// The whole window on a Rust that answers by a table: what is there on every screen, and settings that act at once.
import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { start as sample } from "../gallery/samples/start";
import { settings } from "../gallery/samples/settings";
import { came, intake, lookedThrough } from "../gallery/samples/intake";
import { day } from "../gallery/samples/queue";
import { invalid, valid } from "../gallery/samples/verdicts";
import { speak } from "../lib/messages";
import { click, named, one, show, write } from "../lib/ui/mounted";
import App from "./App.svelte";

vi.setConfig({ testTimeout: 60_000 });

const kept = {
  ...settings,
  textPercent: 100,
  language: "en" as const,
  singleKeys: true,
  keys: [],
  theme: "light" as const,
};
const fresh = day.map((row) => ({ ...row, state: "new" }));
let answers: Record<string, unknown>;
let asked: [string, Record<string, unknown>][];

beforeEach(() => {
  asked = [];
  answers = {
    start: { ...sample, settings: kept },
    waiting: [],
    look_through: lookedThrough((path) => {
      const lies = answers["look_at"];
      return typeof lies === "function" ? (lies as (payload: unknown) => unknown)({ path }) : lies;
    }),
    queue: { rows: fresh, total: fresh.length, next: null, counts: [], all: 0 },
    intake: {
      ...{ ...intake(false), identifying: [] },
      requirements: intake(false).requirements.map((one) => ({ ...one, limits: one.wanted })),
    },
  };
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  mockWindows("main");
  // Nothing is ever told to the window here; that it stops listening is no matter.
  Object.assign(window, { __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined } });
  mockIPC(
    (command, payload) => {
      asked.push([command, (payload ?? {}) as Record<string, unknown>]);
      const answer = answers[command] ?? null;
      return typeof answer === "function" ? (answer as (payload: unknown) => unknown)(payload) : answer;
    },
    { shouldMockEvents: true },
  );
});
afterAll(clearMocks);
afterEach(() => {
  vi.unstubAllGlobals();
  speak("en");
});

async function soon(times = 6) {
  for (let at = 0; at < times; at++) {
    await new Promise((done) => setTimeout(done, 5));
    flushSync();
  }
}
async function start() {
  show(App, {});
  await soon();
}
async function press(code: string, key: string, more: KeyboardEventInit = {}) {
  const on = document.activeElement ?? document.body;
  on.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true, ...more }));
  await soon(3);
}
const palette = () => document.querySelector("[role=dialog] [role=combobox], [role=dialog] input");
const dialog = () => document.querySelector("[role=dialog]");

/** Ways to screens, from the queue. */
const screens: [string, () => Promise<void>][] = [
  ["the queue", async () => undefined],
  ["verifying", async () => click(named("Verify"))],
  ["settings", async () => click(named("Settings"))],
  [
    "the intake report",
    async () => {
      await press("Enter", "Enter");
      expect(document.activeElement?.textContent).toContain("Start the review");
    },
  ],
];

test.each(screens)(
  "on %s “go to or do” and the sheet of keys open by key, and Esc closes them",
  async (_, go) => {
    await start();
    await go();
    await soon();
    await press("KeyK", "k", { ctrlKey: true });
    expect(palette()).not.toBeNull();
    await press("Escape", "Escape");
    await soon(30);
    expect(dialog()).toBeNull();
    (document.activeElement as HTMLElement | null)?.blur();
    await press("Slash", "?", { shiftKey: true });
    expect(dialog()?.textContent).toContain("Keys");
  },
);

test("where the review that was left is not there any more, the window begins with the queue", async () => {
  answers["start"] = { ...(answers["start"] as object), left: "urn:uuid:2041" };
  answers["open_review"] = () => {
    throw { code: "submission-unknown", message: "Gone.", hint: "", also: [] };
  };
  await start();
  expect(asked.map(([command]) => command)).toContain("open_review");
  expect(one("main h1").textContent).toContain("Queue");
  expect(document.body.textContent).not.toContain("Gone.");
});

test("the sheet of keys is one click away in every foot", async () => {
  await start();
  click(one("footer button"));
  await soon();
  expect(dialog()?.textContent).toContain("Keys");
});

test("Esc leads one level up, from settings to the queue", async () => {
  await start();
  click(named("Settings"));
  await soon();
  expect(document.querySelector("nav[aria-label]")).not.toBeNull();
  await press("Escape", "Escape");
  expect(one("main h1").textContent).toContain("Queue");
});

test("the theme is changed from “go to or do”", async () => {
  await start();
  await press("KeyK", "k", { ctrlKey: true });
  write(one<HTMLInputElement>("[role=dialog] input"), "Theme: Dark");
  await soon();
  click(named("Theme: Dark"));
  await soon();
  expect(asked.filter(([command]) => command === "save_settings").at(-1)?.[1]).toMatchObject({
    settings: { theme: "dark" },
  });
});

test("size and language act at once, and are kept", async () => {
  await start();
  await press("Equal", "+", { ctrlKey: true });
  const zoomed = asked.find(([command]) => command === "plugin:webview|set_webview_zoom");
  expect(zoomed?.[1]["value"]).toBeGreaterThan(1);
  expect(asked.find(([command]) => command === "save_settings")?.[1]).toMatchObject({
    settings: { theme: "light" },
  });
});

test("after a restart it is as it was left: language, theme, keys", async () => {
  answers["start"] = {
    ...(answers["start"] as object),
    settings: { ...kept, language: "es", theme: "dark", singleKeys: false },
  };
  await start();
  expect(document.documentElement.lang).toBe("es");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(one("main h1").textContent).toContain("Cola");
  await press("Slash", "?", { shiftKey: true });
  expect(dialog()).toBeNull();
});

test("without a key it begins with the first start, and nothing else is asked for", async () => {
  answers["start"] = { ...(answers["start"] as object), keys: [] };
  await start();
  expect(one("h1").textContent).toBe("Who signs on this computer?");
});

test("a library that cannot be opened is said, and what to do", async () => {
  mockIPC((command) => {
    if (command !== "start") return null;
    // Rust answers a problem, which is no Error.
    return Promise.reject({ code: "library-newer", message: "It is newer.", hint: "Update.", also: [] });
  });
  await start();
  expect(one("[role=alert]").textContent).toBe("It is newer.");
  expect(document.body.textContent).toContain("Update.");
});

test("it says that it can be asked; asked whether to close, it answers at once where nothing was typed", async () => {
  await start();
  const said = () => asked.filter(([command]) => command === "farewell").map(([, { answer }]) => answer);
  expect(said()).toEqual(["here"]);
  await emit("closing");
  await soon();
  expect(said()).toEqual(["here", "waits", "goes"]);
});

test("a result that comes while a record is read leaves it: no old verdict stays on the screen", async () => {
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(answers, { waiting: ["/in/a.zip"], look_at: "result", verify: valid });
  await start();
  click(named("Read the record"));
  await soon();
  Object.assign(answers, { waiting: ["/in/b.zip"], verify: { ...invalid, path: "/in/b.zip" } });
  await emit("named");
  await soon(12);
  expect([...document.querySelectorAll("article h2")].map((word) => word.textContent)).toEqual([
    "Valid",
    "Invalid",
  ]);
  expect(document.activeElement?.textContent).toContain("Invalid");
});

test("a result that comes with its submission is held against it, and nothing is brought in", async () => {
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(answers, {
    waiting: ["/in/2041.zip", "/in/result.zip"],
    look_at: ({ path }: { path: string }) => (path === "/in/result.zip" ? "result" : "bundles"),
    verify: valid,
  });
  await start();
  expect(asked.filter(([command]) => command === "verify").map(([, { evidence }]) => evidence)).toEqual([
    null,
    "/in/2041.zip",
  ]);
  expect(asked.map(([command]) => command)).not.toContain("bring_in");
  expect(document.querySelector("article h2")?.textContent).toBe("Valid");
});

test("a result that comes with two submissions is verified, and they are brought in", async () => {
  Object.assign(answers, {
    waiting: ["/in/2041.zip", "/in/2042.zip", "/in/result.zip"],
    look_at: ({ path }: { path: string }) => (path === "/in/result.zip" ? "result" : "bundles"),
    verify: valid,
    bring_in: { rows: [], notes: [] },
  });
  await start();
  expect(asked.map(([command]) => command)).toContain("bring_in");
});

test("while it runs, Esc and the foot say and do what the button does; what was under way leaves nothing", async () => {
  let answer: (value: unknown) => void = () => undefined;
  Object.assign(answers, {
    waiting: ["/in/2041.zip"],
    look_at: "bundles",
    bring_in: () => new Promise((done) => (answer = done)),
  });
  await start();
  expect(document.activeElement).toBe(one('[role="grid"]'));
  expect(named("Cancel the rest")).toBeDefined();
  expect(one("footer").textContent).toContain("cancel the rest");
  await press("Escape", "Escape");
  expect(asked.map(([command]) => command)).toContain("stop");
  answer({ rows: [], notes: [] });
  await soon();
  expect(one("footer").textContent).toContain("back");
  await press("Escape", "Escape");
  expect(one("main h1").textContent).toContain("Queue");
});

test("there is a way back to the intake report of a review that is under way", async () => {
  const rows = fresh.map((row) => ({ ...row, state: "in-review", submission: "s" }));
  answers["queue"] = { rows, total: rows.length, next: null, counts: [], all: 0 };
  answers["intake"] = { ...(answers["intake"] as object), review: "in-review" };
  await start();
  await press("KeyI", "i");
  await soon();
  expect(named("Go on with the review")).toBeDefined();
});

const cut = {
  path: "/in/class.zip",
  with: [],
  name: "class.zip",
  begun: new Date(2026, 10, 24, 12, 33).toISOString(),
};

test("what was cut off is told at the next start, and is brought in again from there", async () => {
  Object.assign(answers["start"] as object, { cutOff: [cut] });
  Object.assign(answers, { look_at: "bundles", bring_in: { rows: [came("in")], notes: [] } });
  await start();
  expect(document.body.textContent).toContain("Bringing in “class.zip” was cut off.");
  click(named("Bring it in again"));
  await soon();
  const orders = asked.filter(([command]) => command === "bring_in").map(([, { order }]) => order);
  expect(orders).toMatchObject([{ paths: ["/in/class.zip"] }]);
  expect(asked.map(([command]) => command)).not.toContain("forget_cut_off");
  await press("Escape", "Escape");
  expect(document.body.textContent).not.toContain("was cut off");
});

test("what was cut off is told until it is in: also when there is nothing any more where it lay", async () => {
  Object.assign(answers["start"] as object, { cutOff: [cut] });
  answers["look_at"] = () => {
    throw { code: "file-missing", message: "Gone.", hint: "", also: [] };
  };
  await start();
  click(named("Bring it in again"));
  await soon();
  expect(one("[role=grid]").textContent).toContain("Gone.");
  await press("Escape", "Escape");
  expect(document.body.textContent).toContain("Bringing in “class.zip” was cut off.");
});

test("who does not want to hear of it again says so, and Rust forgets it", async () => {
  Object.assign(answers["start"] as object, { cutOff: [cut] });
  await start();
  click(named("Do not tell this again: “class.zip”"));
  await soon();
  expect(asked.find(([command]) => command === "forget_cut_off")?.[1]).toEqual({ path: "/in/class.zip" });
  expect(document.body.textContent).not.toContain("was cut off");
});

test("an empty library offers no keys that act on nothing", async () => {
  answers["queue"] = { rows: [], total: 0, next: null, counts: [], all: 0 };
  await start();
  const hints = one("footer").textContent;
  for (const none of ["move", "open", "search", "filter"]) expect(hints).not.toContain(none);
  expect(hints).toContain("bring in");
});

test("what could not be done can be put away", async () => {
  await start();
  await emit("trouble", { code: "disk-full", message: "The disk is full.", hint: "Free some.", also: [] });
  await soon();
  expect(one("[role=alert]").textContent).toContain("The disk is full.");
  click(named("Put away"));
  await soon();
  expect(document.body.textContent).not.toContain("The disk is full.");
});
