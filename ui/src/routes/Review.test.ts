import axe from "axe-core";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRawSnippet, flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Source } from "../features/evidence/viewer";
import { anArtifact, aSource } from "../features/evidence/testing";
import Timeline from "../features/evidence/timeline/Timeline.svelte";
import NotShown from "../features/evidence/NotShown.svelte";
import { reviewActions } from "../features/review/actions";
import { FakePort, problem } from "../features/review/testing/fake";
import { annotation } from "../features/review/testing/sample";
import { Toasts } from "../features/review/testing/viewer";
import { review2041 } from "../gallery/reviewSample";
import StandIn from "../gallery/StandIn.svelte";
import type { Review as Judged } from "../lib/ipc/contract";
import { Keyboard } from "../lib/keys";
import { click, named, one, show, write } from "../lib/ui/mounted";
import ReviewUnderKeys from "../gallery/ReviewUnderKeys.svelte";
import type { ReviewGiven } from "./review/given";

// The whole window at once is much for jsdom on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

let port: FakePort;
let did: string[];
let keyboard: Keyboard;
const soon = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};

function open(over: Partial<Judged> = {}, width = 1440, more: Partial<ReviewGiven> = {}) {
  window.innerWidth = width;
  port = new FakePort(review2041(over));
  keyboard = new Keyboard(reviewActions);
  const then = (what: string) => () => void did.push(what);
  const given: ReviewGiven = {
    review: port.review,
    port,
    toasts: new Toasts(),
    viewerOf: () => StandIn,
    sourceOf: () => ({}) as Source,
    transcript: createRawSnippet(() => ({ render: () => "<p>We have compared fractions.</p>" })),
    search: async () => [],
    panes: [],
    onpanes: ([kept]) => void did.push(`panes ${kept?.windowClass} ${kept?.sizes}`),
    onback: then("back"),
    onpalette: then("palette"),
    onkeys: then("keys"),
    oncheck: then("check"),
    onreturn: then("return"),
    onrecuse: then("recuse"),
    correcting: {
      onsupersede: then("supersede"),
      onsigned: then("signed"),
      oncorrection: then("correction"),
      ondrop: then("drop"),
      ontakeup: then("take up"),
    },
    onbundle: then("bundle"),
    onoutside: (_, what) => void did.push(what),
    ...more,
  };
  show(ReviewUnderKeys, { keyboard, given });
}
function key(
  code: string,
  over: KeyboardEventInit = {},
  on: Element = document.activeElement ?? document.body,
) {
  on.dispatchEvent(
    new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true, ...over }),
  );
  flushSync();
}
const field = (name: string) => one<HTMLTextAreaElement>(`textarea[data-field="${name}"]`);
const noField = { artifact: "video", page: null, atMs: 101_200, field: null, caret: null };

/** Plays nothing: jsdom knows no media. */
function stubMedia() {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 500 })));
  for (const does of ["play", "pause", "load"] as const)
    vi.spyOn(HTMLMediaElement.prototype, does).mockImplementation(() => Promise.resolve());
}

beforeEach(() => {
  did = [];
  vi.useRealTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("evidence, viewer, rubric and annotations are landmarks with names", () => {
  open();
  const names = [...document.querySelectorAll("aside, main section")].map((one) =>
    one.getAttribute("aria-label"),
  );
  expect(names).toEqual(expect.arrayContaining(["Evidence", "Viewer", "Annotations", "Rubric"]));
});

test("it comes back to the field and the caret", () => {
  open({ view: { ...noField, field: "rationale:adjusts-teaching", caret: 6 } });
  expect(document.activeElement).toBe(field("rationale:adjusts-teaching"));
  expect(field("rationale:adjusts-teaching").selectionStart).toBe(6);
});

test.each([
  ["level", "input[type=radio]"],
  ["place", "[data-adds]"],
  ["rationale", "textarea[data-field='rationale:finds-out-why']"],
  ["strength", "textarea[data-field='strength:finds-out-why']"],
  ["next-step", "textarea[data-field='next-step:finds-out-why']"],
] as const)(
  "opened for a missing %s it has the focus there, in a small window too",
  async (field, selector) => {
    for (const width of [1440, 720]) {
      open({ view: noField }, width, { goal: { to: "criterion", criterion: "finds-out-why", field } });
      await soon();
      expect(document.activeElement).toBe(one(`section.open ${selector}`));
      document.body.replaceChildren();
    }
  },
);

test("opened for a file that was not looked at, or for what is asked for, it is there", async () => {
  open({ view: noField }, 1440, { goal: { to: "artifact", artifact: "sample-1", place: null } });
  await soon();
  expect(one(".panel h2").textContent).toContain("sample-1.jpg");
  expect(document.activeElement?.closest(".viewers")).toBeTruthy();
  document.body.replaceChildren();
  open({ view: noField }, 1024, { goal: { to: "requirement", requirement: "reflection" } });
  await soon();
  expect(document.activeElement?.textContent).toContain("Reflection");
});

test("a whole citation by keys: play, digit, words, Enter, and it plays on", async () => {
  open({ view: noField });
  key("KeyK");
  key("Digit3");
  expect(document.activeElement).toBe(field("annotation:new"));
  write(field("annotation:new"), "What did the fingers tell you?");
  expect(one(".controls").textContent).toContain("▷");
  key("Enter", { key: "Enter" });
  await soon();
  expect(port.log).toMatchObject([
    {
      cmd: "annotate",
      artifact: "video",
      criteria: ["hears-everyone"],
      comment: "What did the fingers tell you?",
    },
  ]);
  await vi.waitFor(() => expect(one(".controls").textContent).toContain("❚❚"));
  expect(document.querySelector(".composer")).toBeNull();
  expect(one("li.chosen .comment").textContent).toBe("What did the fingers tell you?");
});

test("Space plays on the row of the film that is open, and opens the row of another file", async () => {
  open({ view: noField });
  const row = (file: string) => named(file, one("aside[aria-label='Evidence']"));
  row("classroom.mp4").focus();
  click(row("classroom.mp4"));
  key("Space", { key: " " });
  expect(one(".controls").textContent).toContain("❚❚");
  key("Space", { key: " " });
  expect(one(".controls").textContent).toContain("▷");
  row("lesson-plan.pdf").focus();
  key("Space", { key: " " });
  expect(one(".controls").textContent).toContain("▷");
});

test("digits typed into a comment are words and no commands", () => {
  open({ view: noField });
  key("Digit3");
  key("KeyA");
  key("Digit4", { key: "4" }, field("annotation:new"));
  expect(document.querySelectorAll(".composer .head .badge")).toHaveLength(1);
});

test("Esc in the composer drops it, Undo brings it back with its words", async () => {
  open({ view: noField });
  key("KeyA");
  write(field("annotation:new"), "What");
  key("Escape", { key: "Escape" });
  expect(document.querySelector(".composer")).toBeNull();
  key("KeyZ", { ctrlKey: true }, document.body);
  expect(field("annotation:new").value).toBe("What");
});

test("levels by place, and the row says so at once", async () => {
  open({ view: noField });
  key("Digit4");
  key("Digit3", { shiftKey: true });
  expect(one<HTMLInputElement>("section.open .answer.chosen input").checked).toBe(true);
  await soon();
  expect(port.log).toEqual([{ cmd: "level", criterion: "finds-out-why", level: "demonstrated" }]);
});

test("cannot be judged: the reason gets the focus, and is kept when it is left", async () => {
  open({ view: noField });
  key("Digit4");
  key("Digit0", { shiftKey: true });
  const reason = field("cannot-judge:finds-out-why");
  expect(document.activeElement).toBe(reason);
  click(one(".why input[value=heard]"));
  write(reason, "the pairs are too far away");
  reason.blur();
  await soon();
  expect(port.log.at(-1)).toEqual({
    cmd: "cannot-judge",
    criterion: "finds-out-why",
    reason: "Cannot be heard: the pairs are too far away",
  });
});

test("a chip leads to its place, in another file too", () => {
  open({ view: { ...noField, field: "rationale:plans-the-check" } });
  click(named("p. 1, box, lesson-plan.pdf"));
  expect(one(".panel h2").textContent).toContain("lesson-plan.pdf");
});

test("captions of a video are over its picture, and are switched there", async () => {
  stubMedia();
  const cues = [{ startMs: 0, endMs: 900_000, text: "Show me.", start: 0, end: 8 }];
  const asked = (id: string) =>
    id === "captions" ? Promise.resolve(cues) : Promise.reject(new Error("none"));
  open({}, 1440, {
    viewerOf: ({ viewer }) => (viewer === "video" ? Timeline : StandIn),
    sourceOf: ({ id }) => aSource({ captions: () => asked(id) }),
  });
  await soon();
  expect(one(".stage .captions").textContent).toBe("Show me.");
  click(one("[aria-label='Captions, CC']"));
  expect(document.querySelector(".stage .captions")).toBeNull();
});

test("a cited cell is called by its row and its column, in its chip and in the list", async () => {
  const quote = "02:04.3 s";
  const place = { kind: "words", page: null, start: 5, end: 14, quote } as const;
  const rows = [
    { cells: [{ text: "time", start: 0, end: 4 }] },
    { cells: [{ text: quote, start: 5, end: 14 }] },
  ];
  const { artifacts, criteria } = review2041();
  const table = anArtifact({ id: "times", path: "times.csv", viewer: "table" });
  const cited = annotation("cell", {
    artifact: "times",
    place,
    label: `“${quote}”`,
    criteria: criteria.slice(0, 1).map(({ id }) => id),
  });
  open({ artifacts: [...artifacts, table], annotations: [cited] }, 1440, {
    sourceOf: () => aSource({ table: () => Promise.resolve({ sheets: [{ name: "", rows }] }) }),
  });
  await soon();
  const chips = [...document.querySelectorAll("aside button")].map((one) => one.textContent.trim());
  expect(chips).toContain("row 2, column time");
  expect(document.body.textContent).not.toContain(quote);
});

test("another file that is opened is the open one everywhere", async () => {
  open({ view: noField });
  for (const name of ["sample-1.jpg", "lesson-plan.pdf", "classroom.mp4"]) {
    const row = [...document.querySelectorAll<HTMLElement>(".files button")].find((one) =>
      one.textContent.includes(name),
    );
    if (row) click(row);
    await soon();
    expect(one(".panel h2").textContent).toContain(name);
    expect(one(".files .open").textContent).toContain(name);
  }
});

test("a lost place opens its file and says what is gone; nothing moves", async () => {
  open({ view: { ...noField, field: "rationale:follows-through" } });
  click(named("Lost: “sorted into three piles”"));
  expect(one(".panel h2").textContent).toContain("reflection.md");
  expect(one("li.chosen").textContent).toContain("lost: “sorted into three piles”");
  await soon();
  expect(port.log.filter((one) => typeof one !== "string" && one.cmd !== "opened")).toEqual([]);
});

test("a file that was read in another program counts as looked at once that is said", async () => {
  open({ view: { ...noField, artifact: "reflection" }, coverage: [] }, 1440, { viewerOf: () => NotShown });
  const said = () => one<HTMLInputElement>(".panel input[type=checkbox]");
  expect(said().checked).toBe(false);
  click(said());
  await soon();
  expect(port.log).toEqual([{ cmd: "opened", artifact: "reflection" }]);
  expect(said().checked).toBe(true);
});

test("a box that is lost is said above its file, and placed only where somebody selects", () => {
  const box = { kind: "picture", box: [0, 0, 1_000, 1_000] } as const;
  const lost = annotation("lost", {
    artifact: "sample-1",
    standing: "lost",
    place: { ...box, box: [0, 0, 9, 9] },
  });
  open({ view: noField, annotations: [lost] });
  key("Digit3");
  click(named("Lost: "));
  expect(document.body.textContent).toContain("is not in this file.");
  expect(named("Place it there").getAttribute("aria-disabled")).toBe("true");
});

test("a full disk: the words stay, the window says so, Save again saves them", async () => {
  open({ view: { ...noField, field: "rationale:adjusts-teaching" } });
  port.fails = problem("disk-full");
  write(field("rationale:adjusts-teaching"), "Strips for all.");
  field("rationale:adjusts-teaching").blur();
  await soon();
  expect(document.body.textContent).toContain("The disk is full.");
  expect(document.body.textContent).toContain("Not saved yet");
  expect(field("rationale:adjusts-teaching").value).toBe("Strips for all.");
  port.fails = null;
  click(named("Save again"));
  await soon();
  expect(port.log).toContainEqual({
    cmd: "rationale",
    criterion: "adjusts-teaching",
    text: "Strips for all.",
  });
  expect(document.body.textContent).toContain("Saved 12:05");
  expect(document.body.textContent).not.toContain("The disk is full.");
});

test("check and sign waits for the disk; a draft becomes an edit first", async () => {
  open({ view: noField, drafts: [{ field: "note", text: "Ask S1.", begun: null }] });
  key("Enter", { ctrlKey: true });
  await soon();
  expect(port.log).toContainEqual({ cmd: "note", text: "Ask S1." });
  expect(did).toEqual(["check"]);
});

test("with a full disk it does not go on to the check", async () => {
  open({ view: noField });
  port.fails = problem("disk-full");
  write(field("note"), "Ask S1.");
  key("Enter", { ctrlKey: true });
  await soon();
  expect(did).toEqual([]);
});

test("return and recuse are behind the …; a signed review can be corrected instead", async () => {
  open({ view: noField, phase: "signed" });
  expect(document.querySelectorAll("aside[aria-label=Rubric] input:enabled")).toHaveLength(0);
  expect(named("See the record…")).toBeTruthy();
});

test("two side by side, and the keys go to the other", () => {
  open({ view: noField });
  click(one(".panel header button[aria-label='Two side by side']"));
  expect([...document.querySelectorAll(".panel .side")].map(({ textContent }) => textContent)).toEqual([
    "A",
    "B",
  ]);
  expect(one("header.active .side").textContent).toBe("B");
  key("KeyO");
  expect(one("header.active .side").textContent).toBe("A");
});

test("a second file comes and goes by key", () => {
  open({ view: noField });
  key("KeyO", { shiftKey: true });
  expect(document.querySelectorAll(".panel .side")).toHaveLength(2);
  key("KeyO", { shiftKey: true });
  expect(document.querySelectorAll(".panel .side")).toHaveLength(0);
});

test("F6 goes round the panes", () => {
  open({ view: noField });
  const panes = [1, 2, 3, 4].map(() => {
    key("F6");
    return document.activeElement?.closest("[aria-label].viewers, aside, .strip");
  });
  expect(new Set(panes).size).toBe(4);
  expect(panes).not.toContain(null);
});

test("in a small window F6 goes through the panes as they stand in the switch, and back", async () => {
  open({ view: noField }, 720);
  const buttons = () => [...one("nav[aria-label='Panes']").querySelectorAll("button")];
  const shown = () => buttons().findIndex((each) => each.getAttribute("aria-current") === "true");
  const step = async (over: KeyboardEventInit = {}) => {
    key("F6", over);
    await soon();
    return shown();
  };
  expect(shown()).toBe(1);
  expect([await step(), await step(), await step(), await step()]).toEqual([2, 3, 0, 1]);
  expect([await step({ shiftKey: true }), await step({ shiftKey: true })]).toEqual([0, 3]);
});

test("a divider moved by key is kept for this class of windows", () => {
  open({ view: noField });
  const line = one("[aria-label='Width of the rubric']");
  key("ArrowLeft", { key: "ArrowLeft" }, line);
  expect(did[0]).toMatch(/^panes middle 248,436,/);
});

test("between 960 and 1199 the evidence is a rail, and one thing stands below", () => {
  open({ view: noField }, 1024);
  expect(one(".rail")).toBeTruthy();
  expect(document.querySelector(".evidence")).toBeNull();
  expect(document.body.textContent).not.toContain("We have compared fractions.");
  key("KeyT");
  expect(document.body.textContent).toContain("We have compared fractions.");
  click(named("Show the evidence in full"));
  expect(one(".evidence")).toBeTruthy();
});

test("below 960 there is one pane at a time, with what is open above the others", async () => {
  open({ view: noField }, 720);
  click(named("Rubric"));
  await soon();
  expect(named("Rubric").getAttribute("aria-current")).toBe("true");
  expect(document.body.textContent).toContain("Back to it");
  click(named("Back to it"));
  await soon();
  expect(named("Viewer").getAttribute("aria-current")).toBe("true");
});

test("below 960 a page has all of its pane, until something is written about it", async () => {
  open({ view: { ...noField, artifact: "plan" } }, 720);
  const below = () => one(".strip").closest(".side")?.classList.contains("away");
  expect(below()).toBe(true);
  key("KeyA");
  await soon();
  expect(below()).toBe(false);
  key("Escape");
  await soon();
  expect(below()).toBe(true);
});

test("below 960 a video keeps its transcript below it", () => {
  open({ view: noField }, 720);
  expect(one(".strip").closest(".side")?.classList.contains("away")).toBe(false);
});

test("below 960 a field that is gone to brings its pane", () => {
  open({ view: noField }, 720);
  key("Digit2");
  key("KeyR");
  expect(named("Rubric").getAttribute("aria-current")).toBe("true");
  expect(document.activeElement).toBe(field("rationale:adjusts-teaching"));
});

test("the viewer stays the same when the window changes its width", () => {
  open({ view: noField });
  const stage = one(".stage");
  for (const width of [1024, 720, 1920, 1440]) {
    window.innerWidth = width;
    window.dispatchEvent(new Event("resize"));
    flushSync();
    expect(one(".stage")).toBe(stage);
  }
});

test("opened is written when the viewer says so, once", async () => {
  open({ view: noField, coverage: [] });
  await soon();
  expect(port.log).toEqual([{ cmd: "opened", artifact: "video" }]);
});

test("with 2 000 annotations a new one is drawn among them", async () => {
  const many = Array.from({ length: 2_000 }, (_, at) =>
    annotation(`m${at}`, { artifact: "plan", place: { kind: "whole" } }),
  );
  open({ view: noField, annotations: many });
  key("KeyA");
  key("Enter", { key: "Enter" });
  await soon();
  expect(document.querySelectorAll("li[data-annotation]")).toHaveLength(1);
});

const whole = { kind: "whole" as const };
const begun = { artifact: "plan", places: [whole], criteria: [], kind: "evidence" as const };
test.each([1440, 1024, 720])(
  "axe finds nothing in a window %i wide",
  async (width) => {
    open(
      {
        view: { ...noField, field: "annotation:new" },
        drafts: [{ field: "annotation:new", text: "What", begun }],
      },
      width,
    );
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`),
    ).toEqual([]);
  },
  60_000,
);

test.each(["More: return, recuse, write the bundle", "Check and sign…", "Undo: the level of criterion 2"])(
  "Ctrl and Enter leads to the check from “%s” too",
  async (name) => {
    open();
    const button = named(name);
    button.focus();
    key("Enter", { ctrlKey: true }, button);
    await soon();
    expect(did).toEqual(["check"]);
    expect(document.querySelector("[role=menu]")).toBeNull();
  },
);

test("the bundle is written from the menu, and by its key", async () => {
  open();
  key("KeyB", { ctrlKey: true }, document.body);
  expect(did).toEqual(["bundle"]);
});

test("evidence, sentences and what is typed can be selected, no buttons and no bars", () => {
  const styles = readFileSync(join(import.meta.dirname, "Review.svelte"), "utf8").split("<style>")[1] ?? "";
  const rule = (of: string) => styles.slice(styles.indexOf(`${of} {`)).split("}")[0];
  expect(rule(".review")).toContain("\n    user-select: none;");
  expect(rule("textarea, p, [contenteditable]))")).toContain("\n    user-select: text;");
});
