// What can be done by key in the review window, as delivered. DESIGN 6 fixes the digits and the playing keys; the rest is
// proposed by the pictures. "O" goes to the other side where they propose Tab: Tab belongs to moving the focus.
import type { Action } from "../../lib/keys";
import { say } from "../../lib/messages";

const row = (before: string) => Array.from({ length: 9 }, (_, at) => `${before}Digit${at + 1}`);
const scope = "review";

const play: Action[] = [
  { id: "play", title: () => say("keys-play"), chords: ["KeyK", "Space"] },
  { id: "back", title: () => say("keys-back"), chords: ["KeyJ"] },
  { id: "forward", title: () => say("keys-forward"), chords: ["KeyL"] },
  { id: "frame-back", title: () => say("keys-frame-back"), chords: ["Comma"], repeats: true },
  { id: "frame-forward", title: () => say("keys-frame-forward"), chords: ["Period"], repeats: true },
  { id: "slower", title: () => say("keys-slower"), chords: ["Shift+Comma"] },
  { id: "faster", title: () => say("keys-faster"), chords: ["Shift+Period"] },
  { id: "second-back", title: () => say("keys-second-back"), chords: ["Shift+KeyJ"], repeats: true },
  { id: "second-forward", title: () => say("keys-second-forward"), chords: ["Shift+KeyL"], repeats: true },
].map((action) => ({ ...action, scope, group: "play" }));

const annotate: Action[] = [
  { id: "criterion", title: () => say("keys-criterion"), chords: row(""), series: true },
  { id: "annotate", title: () => say("keys-annotate"), chords: ["KeyA"] },
  { id: "span-begin", title: () => say("keys-span-begin"), chords: ["BracketLeft"] },
  { id: "span-end", title: () => say("keys-span-end"), chords: ["BracketRight"] },
  { id: "loop", title: () => say("keys-loop"), chords: ["Ctrl+KeyL"] },
].map((action) => ({ ...action, scope, group: "annotate" }));

const score: Action[] = [
  { id: "level", title: () => say("keys-level"), chords: row("Shift+"), series: true },
  { id: "cannot-judge", title: () => say("keys-cannot-judge"), chords: ["Shift+Digit0"] },
  { id: "next-unscored", title: () => say("keys-next-unscored"), chords: ["KeyN"] },
  { id: "previous-unscored", title: () => say("keys-previous-unscored"), chords: ["Shift+KeyN"] },
  { id: "rationale", title: () => say("keys-rationale"), chords: ["KeyR"] },
  { id: "next-step", title: () => say("keys-next-step"), chords: ["KeyX"] },
  { id: "note", title: () => say("keys-note"), chords: [] },
  { id: "formative", title: () => say("keys-formative"), chords: [] },
  { id: "summative", title: () => say("keys-summative"), chords: [] },
  { id: "undo", title: () => say("keys-undo"), chords: ["Ctrl+KeyZ"], whileTyping: true },
  { id: "redo", title: () => say("keys-redo"), chords: ["Ctrl+Shift+KeyZ", "Ctrl+KeyY"], whileTyping: true },
].map((action) => ({ ...action, scope, group: "score" }));

const go: Action[] = [
  { id: "next-artifact", title: () => say("keys-next-artifact"), chords: ["KeyE"] },
  { id: "previous-artifact", title: () => say("keys-previous-artifact"), chords: ["Shift+KeyE"] },
  { id: "strip", title: () => say("keys-strip"), chords: ["KeyT"] },
  { id: "two-sides", title: () => say("keys-two-sides"), chords: ["Shift+KeyO"] },
  { id: "other-side", title: () => say("keys-other-side"), chords: ["KeyO"] },
  { id: "next-pane", title: () => say("keys-next-pane"), chords: ["F6"], whileTyping: true },
  { id: "previous-pane", title: () => say("keys-previous-pane"), chords: ["Shift+F6"], whileTyping: true },
  { id: "search", title: () => say("keys-search"), chords: ["Ctrl+KeyF"], whileTyping: true },
  { id: "check", title: () => say("keys-check"), chords: ["Ctrl+Enter"], whileTyping: true },
  { id: "return", title: () => say("keys-return"), chords: [] },
  { id: "recuse", title: () => say("keys-recuse"), chords: [] },
  { id: "correct", title: () => say("signed-do-correct"), chords: [] },
  { id: "signed-review", title: () => say("keys-signed-review"), chords: [] },
  { id: "correction", title: () => say("keys-correction"), chords: [] },
  { id: "drop-correction", title: () => say("keys-drop-correction"), chords: [] },
  { id: "take-up", title: () => say("keys-take-up"), chords: [] },
  { id: "bundle", title: () => say("queue-do-bundle"), chords: ["Ctrl+KeyB"] },
].map((action) => ({ ...action, scope, group: "go" }));

/** All of them, in the order of the sheet of keys. */
export const reviewActions: readonly Action[] = [...play, ...annotate, ...score, ...go];
