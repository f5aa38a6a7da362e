// Which key does what at the desk. A key that means nothing here is handed on.
import type { Layer } from "../../lib/keys";
import { correctingActs, stands, type Correcting } from "./correcting";
import type { ReviewDesk } from "./desk.svelte";

/** What only the screen can do. */
export interface Screen {
  /** Goes to the next pane, or the one before. */
  pane(by: 1 | -1): void;
  /** Goes to the search box. */
  search(): void;
  /** Shows the transcript or the annotations, where there is room for one. */
  strip(): boolean;
  check(): void;
  /** Asks why the submission goes back. */
  sendBack(): void;
  /** Asks why the person steps back. */
  recuse(): void;
  /** Writes the submission out as its bundle. */
  bundle(): void;
  /** What can be done about what was signed. */
  correcting: Correcting;
  /** Leaves the field that is typed into; false where none is. */
  leaveField(): boolean;
}

/** What a viewer is asked to do by a key of the same name. */
const controls = [
  "back",
  "forward",
  "frame-back",
  "frame-forward",
  "slower",
  "faster",
  "second-back",
  "second-forward",
  "loop",
];

/** What the review could be for instead. */
function otherPurpose({ ledger }: ReviewDesk): Layer["acts"] {
  const purpose = ledger.review.purpose === "formative" ? "summative" : "formative";
  return { [purpose]: () => ledger.perform({ cmd: "purpose", purpose }) };
}

/** Takes back what was done last: beside what is signed that a correction was dropped, else the last edit. */
export function takeBack(desk: ReviewDesk, correcting: Correcting): void {
  if (stands(desk.review) === "signed-dropped") correcting.ontakeup();
  else desk.undo();
}

/** The layer of the review window. */
export function reviewLayer(desk: ReviewDesk, screen: Screen): Layer {
  const { panels, scoring, citing } = desk;
  const control = (name: string) => panels.viewer?.control(name) ?? false;
  const edge = (which: "begin" | "end") =>
    citing.now
      ? citing.edge(which)
      : desk.ledger.open && control(which === "begin" ? "trim-start" : "trim-end");
  return {
    scope: "review",
    acts: {
      ...Object.fromEntries(controls.map((name) => [name, () => control(name)])),
      play: () => citing.stay() || control(panels.playing ? "pause" : "play"),
      criterion: (index) => desk.digit(index + 1),
      annotate: () => desk.annotate(),
      "span-begin": () => edge("begin"),
      "span-end": () => edge("end"),
      level: (index) => scoring.levelAt(index),
      "cannot-judge": () => desk.cannotJudge(),
      "next-unscored": () => desk.next(1),
      "previous-unscored": () => desk.next(-1),
      rationale: () => desk.write("rationale"),
      "next-step": () => desk.write("next-step"),
      note: () => desk.note(),
      undo: () => takeBack(desk, screen.correcting),
      redo: () => desk.redo(),
      "next-artifact": () => desk.artifact(1),
      "previous-artifact": () => desk.artifact(-1),
      strip: () => screen.strip(),
      "two-sides": () => desk.twoSides(),
      "other-side": () => panels.other(),
      "next-pane": () => screen.pane(1),
      "previous-pane": () => screen.pane(-1),
      search: () => screen.search(),
      check: () => screen.check(),
      ...(desk.ledger.open ? otherPurpose(desk) : {}),
      ...(desk.ledger.open ? { return: () => screen.sendBack(), recuse: () => screen.recuse() } : {}),
      bundle: () => screen.bundle(),
      ...correctingActs(desk.review, screen.correcting),
    },
    // Up one level: out of the field, then the composer, then what is chosen, then what is selected in the file.
    escape: () => screen.leaveField() || citing.drop() || citing.unchoose() || panels.clear(),
  };
}
