// What every viewer of evidence is given and what it can be asked: one interface for a video, a page, a picture, a
// text and a table. A viewer tells places (`describe`), says whether a place is in its file (`locate`) and goes there
// (`reveal`); it never stores anything and never moves a place by itself.
import type {
  Annotation,
  Artifact,
  Cue,
  Frames,
  PageWords,
  Place,
  Problem,
  Speech,
  Table,
  Texts,
} from "../../lib/ipc/contract";

/** What a key or a menu may ask of a viewer. One that does not know a control answers `false`. */
export type Control =
  // playing: J, K and L are back, pause and forward, each press of J or L one step faster
  | "play"
  | "pause"
  | "back"
  | "forward"
  | "frame-back"
  | "frame-forward"
  | "second-back"
  | "second-forward"
  | "slower"
  | "faster"
  | "quieter"
  | "louder"
  | "loop"
  | "captions"
  // the edges of the chosen span, to the playhead
  | "trim-start"
  | "trim-end"
  // how it is seen
  | "turn"
  | "full"
  | "zoom-in"
  | "zoom-out"
  | "fit"
  | "page-back"
  | "page-forward"
  // what a drag draws; `box` draws one in the middle where none is selected
  | "text"
  | "box"
  // takes back what is selected
  | "clear";

/** Where a viewer is, to come back to it. */
export interface Position {
  page?: number;
  atMs?: number;
}

/** A viewer, as the window holds it. */
export interface Viewer {
  /** What is selected now, as places; empty when nothing is. Of a table one place for each row. */
  describe(): Place[];
  /** Whether the place is in this file as the viewer knows it. */
  locate(place: Place): boolean;
  /** Goes to the place and shows it. */
  reveal(place: Place): void;
  /** Does what a key asks; `false` where that means nothing here. */
  control(action: Control): boolean;
  /** Where it is. */
  position(): Position;
  /** Whether it plays, forwards. */
  playing(): boolean;
  /** Goes back to where it was. */
  restore(position: Position): void;
}

/** Where a viewer gets its file from: addresses on the evidence server, and answers from Rust. */
export interface Source {
  /** The file's own bytes, with ranges. */
  readonly bytes: string;
  /** audiowaveform's data file. */
  readonly waveform: string;
  /** An upright picture of that long edge in pixels; of a file with several, of that page. */
  picture(longEdge: number, page?: number): string;
  /** A page, so many pixels wide. */
  page(page: number, widthPx: number): string;
  /** The words of a page and where they stand. */
  words(page: number): Promise<PageWords>;
  /** The citable text. */
  texts(): Promise<Texts>;
  /** The captions of a recording, or of a file of captions. */
  captions(): Promise<Cue[]>;
  table(): Promise<Table>;
  speech(): Promise<Speech>;
  frames(): Promise<Frames>;
  /** Keeps the frame of a film at a moment, for the result: JPEG in base64. */
  keepFrame?(atMs: number, base64: string): void;
  /** Reads the whole file again and says what is wrong with the copy that lies in the library; nothing where it is whole. */
  compare?(): Promise<Problem | null>;
}

/** An annotation of this file, with the numbers of its criteria: the first one gives the colour. */
export interface Mark {
  annotation: Annotation;
  numbers: number[];
}

/** A span that is open: its right edge is the playhead. */
export interface OpenSpan {
  startMs: number;
  number: number;
  /** Whether playing stands still because somebody types. */
  typing: boolean;
}

/** What can be done about a file outside its viewer. */
export type Outside = "open" | "save-copy" | "comment" | "cannot-judge" | "return" | "read-outside";

/** What every viewer is given. */
export interface ViewerProps {
  artifact: Artifact;
  source: Source;
  /** The annotations of this file. */
  marks: Mark[];
  /** The annotation that is chosen. */
  chosen?: string | null | undefined;
  open?: OpenSpan | null | undefined;
  /** The keys that do something now, as they are printed. */
  keys?: Partial<Record<Control, readonly string[]>> | undefined;
  /** Whether somebody said that they read it in another program. */
  readOutside?: boolean | undefined;
  /** What was seen of this file before: milliseconds, pages, rows, or thousandths of a text. */
  seen?: [number, number][] | undefined;
  /** Another selection, or none. */
  onselect?: ((places: Place[]) => void) | undefined;
  /** The first frame or page is on the screen. Once. */
  onopened?: (() => void) | undefined;
  /** More was seen: in the units of `seen`. */
  oncover?: ((stretches: [number, number][]) => void) | undefined;
  /** An annotation was chosen by its mark. */
  onchoose?: ((annotation: string) => void) | undefined;
  /** The edges of an annotation were moved; the place is only wanted, Rust has the last word. */
  onchange?: ((annotation: string, place: Place) => void) | undefined;
  onposition?: ((position: Position) => void) | undefined;
  onoutside?: ((what: Outside, page?: number) => void) | undefined;
}

/**
 * `props` with `instead` over them, each read only when it is asked for. Who reads one of them then depends on that one: a
 * copy of all of them would depend on all, and load a recording again for each annotation that is made.
 */
export const over = <P extends object, I extends object>(props: () => P, instead: I): Omit<P, keyof I> & I =>
  Object.create(props(), Object.getOwnPropertyDescriptors(instead)) as Omit<P, keyof I> & I;

/** The functions of a viewer, to be exported one by one from the component that shows it. */
export const asViewer = (viewer: Viewer): Viewer => ({
  describe: () => viewer.describe(),
  locate: (place) => viewer.locate(place),
  reveal: (place) => viewer.reveal(place),
  control: (action) => viewer.control(action),
  position: () => viewer.position(),
  playing: () => viewer.playing(),
  restore: (position) => viewer.restore(position),
});

/** The colour of a criterion: its own, from the ninth on again from the first; 0, which is none, has ink. */
export const colour = (number: number) => (number > 0 ? `var(--c${((number - 1) % 8) + 1})` : "var(--ink-2)");

/** What stands on a criterion's badge. */
export const badge = (number: number) => (number > 0 ? String(number) : "–");
