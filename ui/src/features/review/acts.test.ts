import { beforeEach, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { Keyboard } from "../../lib/keys";
import { reviewActions } from "./actions";
import { reviewLayer, type Screen } from "./acts";
import type { Correcting } from "./correcting";
import { ReviewDesk } from "./desk.svelte";
import { FakePort } from "./testing/fake";
import { annotation, review } from "./testing/sample";
import { FakeViewer, Toasts } from "./testing/viewer";

let desk: ReviewDesk;
let port: FakePort;
let viewer: FakeViewer;
let screen: { [Name in Exclude<keyof Screen, "correcting">]: ReturnType<typeof vi.fn> };
let correcting: { [Name in keyof Correcting]: ReturnType<typeof vi.fn> };
let keyboard: Keyboard;

function open(over: Partial<Review> = {}) {
  const view = { artifact: "video", page: null, atMs: null, field: null, caret: null };
  port = new FakePort(review({ view, annotations: [annotation("a6")], ...over }));
  desk = new ReviewDesk(port.review, port, new Toasts());
  viewer = new FakeViewer();
  desk.panels.attach("video", viewer);
  viewer.did = [];
  const names = ["pane", "search", "strip", "check", "sendBack", "recuse", "bundle", "leaveField"] as const;
  screen = Object.fromEntries(names.map((name) => [name, vi.fn(() => false)])) as typeof screen;
  correcting = {
    ...{ onsupersede: vi.fn(), onsigned: vi.fn(), oncorrection: vi.fn(), ondrop: vi.fn(), ontakeup: vi.fn() },
  };
  keyboard = new Keyboard(reviewActions);
  keyboard.layer(layer());
}
const layer = () => reviewLayer(desk, { ...screen, correcting } as unknown as Screen);
beforeEach(() => open());
const press = (code: string, over: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { code, cancelable: true, ...over });
  keyboard.press(event);
  return event.defaultPrevented;
};
const soon = () => new Promise((done) => setTimeout(done));

test("every action of the window does something when its key is pressed", () => {
  const acts = { ...layer().acts };
  const others: Partial<Review>[] = [
    { purpose: "formative" },
    { corrects: true },
    { phase: "signed", beside: "begun" },
    { phase: "signed", beside: "dropped" },
  ];
  for (const other of others) {
    open(other);
    Object.assign(acts, layer().acts);
  }
  expect(reviewActions.filter(({ id }) => !acts[id]).map(({ id }) => id)).toEqual([]);
});

test.each([
  ["summative", "formative"],
  ["formative", "summative"],
] as const)("a review that is %s can become %s, and not what it is", async (purpose, other) => {
  open({ purpose });
  expect(layer().acts[purpose]).toBeUndefined();
  keyboard.do(other);
  await soon();
  expect(port.log).toContainEqual({ cmd: "purpose", purpose: other });
});

test.each([
  ["a review that corrects nothing", {}, []],
  ["a correction", { corrects: true }, ["signed-review", "drop-correction"]],
  ["a correction that was stood back from", { corrects: true, phase: "recused" as const }, ["signed-review"]],
  ["what is signed", { phase: "signed" as const }, ["correct"]],
  ["what a correction is begun of", { phase: "signed" as const, beside: "begun" as const }, ["correction"]],
  [
    "what a correction was dropped of",
    { phase: "signed" as const, beside: "dropped" as const },
    ["take-up", "correct"],
  ],
])("%s offers what can be done about it", (_, over, ids) => {
  open(over);
  const about = ["signed-review", "drop-correction", "correct", "correction", "take-up"];
  expect(Object.keys(layer().acts).filter((id) => about.includes(id))).toEqual(ids);
});

test("undo beside what is signed takes up the correction that was dropped", () => {
  open({ phase: "signed", beside: "dropped" });
  press("KeyZ", { ctrlKey: true });
  expect(correcting.ontakeup).toHaveBeenCalledOnce();
  expect(port.log).toEqual([]);
});

test("what is signed stays what it was signed as", () => {
  open({ phase: "signed" });
  const { acts } = layer();
  expect([acts["formative"], acts["summative"]]).toEqual([undefined, undefined]);
});

test("K plays and pauses; J, L, the frames and the loop are the viewer's", () => {
  press("KeyK");
  press("KeyK");
  for (const code of ["KeyJ", "KeyL", "Comma", "Period"]) press(code);
  press("KeyL", { ctrlKey: true });
  expect(viewer.did).toEqual(["play", "pause", "back", "forward", "frame-back", "frame-forward", "loop"]);
});

test("K while the recording goes on in a moment leaves it standing", async () => {
  press("KeyK");
  press("Digit3");
  desk.citing.type("What will");
  await desk.citing.save();
  viewer.did = [];
  press("KeyK");
  await new Promise((done) => setTimeout(done, 300));
  expect([viewer.did, viewer.plays]).toEqual([[], false]);
  press("KeyK");
  expect(viewer.plays).toBe(true);
});

test("a digit opens a criterion, Shift and a digit sets its level, Shift and 0 that it cannot be judged", async () => {
  press("Digit4");
  press("Digit2", { shiftKey: true });
  await soon();
  expect(port.log).toEqual([{ cmd: "level", criterion: "finds-out-why", level: "developing" }]);
  press("Digit0", { shiftKey: true });
  expect(desk.wish?.field).toBe("cannot-judge:finds-out-why");
});

test("a digit without a criterion goes to whoever wants it", () => expect(press("Digit9")).toBe(false));

test("R and X go to the fields of the open criterion", () => {
  press("Digit2");
  press("KeyR");
  expect(desk.wish?.field).toBe("rationale:adjusts-teaching");
  press("KeyX");
  expect(desk.wish?.field).toBe("next-step:adjusts-teaching");
});

test("the private note, the return and the recusal are there without a key, the endings only while they can be", () => {
  keyboard.do("note");
  expect(desk.wish?.field).toBe("note");
  keyboard.do("return");
  keyboard.do("recuse");
  expect([screen.sendBack, screen.recuse].map((asked) => asked?.mock.calls.length)).toEqual([1, 1]);
  open({ phase: "signed" });
  const ids = keyboard.doable().map(({ id }) => id);
  expect(ids).toContain("note");
  expect(ids).not.toContain("return");
  expect(ids).not.toContain("recuse");
});

test("N and E go on, with Shift back", () => {
  press("Digit1");
  press("KeyN");
  expect(desk.scoring.open).toBe("adjusts-teaching");
  press("KeyN", { shiftKey: true });
  expect(desk.scoring.open).toBe("plans-the-check");
  press("KeyE");
  expect(desk.panels.artifact).toBe("reflection");
  press("KeyE", { shiftKey: true });
  expect(desk.panels.artifact).toBe("video");
});

test("undo and redo", async () => {
  press("KeyZ", { ctrlKey: true });
  press("KeyY", { ctrlKey: true });
  await soon();
  expect(port.log).toEqual([{ cmd: "undo" }, { cmd: "redo" }]);
});

test("[ and ] trim the span that is written, else the one that is chosen in the viewer", () => {
  press("BracketLeft");
  expect(viewer.did).toEqual(["trim-start"]);
  press("KeyA");
  viewer.where = { atMs: 280_000 };
  press("BracketRight");
  expect(viewer.did).toEqual(["trim-start"]);
  expect(desk.citing.now?.places).toEqual([{ kind: "time", startMs: 272_000, endMs: 280_000, box: null }]);
});

test("a signed review trims nothing", () => {
  open({ phase: "signed" });
  press("BracketLeft");
  expect(viewer.did).toEqual([]);
});

test("Esc goes up one level at a time: field, composer, what is chosen, what is selected", () => {
  desk.citing.chosen = "a6";
  press("KeyA");
  screen.leaveField.mockReturnValueOnce(true);
  press("Escape");
  expect(desk.citing.now).not.toBeNull();
  press("Escape");
  expect(desk.citing.now).toBeNull();
  expect(desk.citing.chosen).toBe("a6");
  press("Escape");
  expect(desk.citing.chosen).toBeNull();
  press("Escape");
  expect(viewer.did).toContain("clear");
});

test("what only the screen can do is asked of it", () => {
  press("F6");
  press("F6", { shiftKey: true });
  press("KeyF", { ctrlKey: true });
  press("KeyT");
  press("Enter", { ctrlKey: true });
  expect(screen.pane.mock.calls).toEqual([[1], [-1]]);
  expect([screen.search, screen.strip, screen.check].map((one) => one.mock.calls.length)).toEqual([1, 1, 1]);
});

test("keys are declared once, none of them taken twice in this window", () => {
  const chords = reviewActions.flatMap((action) => action.chords);
  expect(new Set(chords).size).toBe(chords.length);
});
