// What the window works with: the generated types as they are, and those few that are put into its own units and words
// by `features/review/rust.ts` and `features/evidence/rust.ts`.
import type * as Rust from "./bindings";

export type {
  Annotation,
  AnnotationKind,
  Artifact,
  Begun,
  Consent,
  Coverage,
  Criterion,
  Cue,
  Draft,
  Edit,
  Hit,
  Level,
  Note,
  Phase,
  Place,
  Problem,
  Purpose,
  Requirement,
  Row,
  Standing,
  Theme,
  View,
  ViewerKind,
  Which,
} from "./bindings";

type Loose<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** What the rule computes. */
export type Outcome = Loose<Rust.Outcome, "reached" | "of">;
export type Texts = Omit<Loose<Rust.Texts, "truncated" | "written">, "markup"> & {
  markup: Rust.Markup | "html";
};
export type Speech = Loose<Rust.Speech, "lostMs">;
export type WordSpan = Loose<Rust.WordSpan, "line" | "block">;
/** A table; a sheet whose file has several is told by its place. */
export type Table = { sheets: { name: string; rows: Rust.TableRow[] }[] };

/** Every setting. */
export type Settings = Required<Rust.Settings>;

/** Where a submission stands. */
export type SubmissionState = Rust.Phase;

/** x, y, width and height in parts per million of the picture as shown. */
export type Box = [number, number, number, number];

/** A review: what never changes in it, and what an edit may have changed. */
export type Review = Omit<Rust.Review, "now" | "rule" | "earlier"> &
  Omit<Changed, "made" | "annotations"> & {
    annotations: readonly Rust.Annotation[];
    /** The decision rule in one sentence. */
    ruleSentence: string;
    /** What can be said of the attempt before. */
    attemptNote: string | null;
    /** What an undo would take back. */
    undoes?: string | null;
  };

/** What an edit is answered with. */
export type Changed = Omit<Rust.Changed, "savedAt" | "outcome"> & {
  outcome: Outcome;
  /** What an undo or redo took back or made again. */
  undone?: string | null;
  /** When it was committed, by this computer's clock: 12:04. */
  saved: string;
};

/** The words of a page; its size in points. */
export type PageWords = Pick<Rust.PageWords, "page" | "text" | "links"> & {
  spans: WordSpan[];
  widthPt: number;
  heightPt: number;
  notes: Rust.Note[];
};

/** The middle of every frame, milliseconds. */
export type Frames = { variable: boolean; centres: number[] };
