// Contract between window and Rust (will be generated as ui/src/lib/ipc/bindings.ts; these names and shapes are fixed now).
// Every command returns Result<T, Problem>: {status:"ok",data:T}|{status:"error",error:Problem}. Integers only (u32), strings, enums; no floats.
// Rust owns the truth: after every edit Rust answers the whole Review state; the UI projects it.

export type Problem = { code: string; message: string; hint: string; also: Note[] }; // sentences ready to show
export type Note = {
  code: string;
  severity: "error" | "warning";
  path: string | null;
  message: string;
  hint: string;
};

// --- start
export type Theme = "system" | "light" | "dark";
export type Settings = {
  theme: Theme;
  textPercent: number /*80..200*/;
  singleKeys: boolean;
  keys: { action: string; code: string }[]; // remapped actions only
  language: "en" | "es";
  panes: { windowClass: string; sizes: number[] }[];
  recentKey: string | null;
};
export type KeyCard = {
  fingerprint: string /* eight words, spaces */;
  name: string | null;
  role: string | null;
  sample: boolean;
};
export type Start = {
  version: string;
  base: string /* http://127.0.0.1:PORT/TOKEN */;
  settings: Settings;
  keys: KeyCard[];
  sample: { fingerprint: string; passphrase: string } | null; // only in the sample library
  notes: Note[];
  waiting: string[] /* paths from the command line, to be brought in or verified */;
  empty: boolean;
};

// --- queue
export type SubmissionState = "new" | "in-review" | "ready" | "signed" | "returned" | "recused";
export type QueueAsk = {
  text: string;
  states: SubmissionState[];
  sort: "number" | "due" | "state" | "title" | "attempt";
  descending: boolean;
  limit: number;
  offset: number;
};
export type QueueRow = {
  submission: string;
  number: string;
  attempt: number;
  title: string;
  state: SubmissionState;
  due: string | null /*RFC 3339*/;
  importedAt: string;
  scored: number;
  of: number;
  opened: number;
  files: number;
  purpose: Purpose | null;
  outcome: string | null;
};
export type QueuePage = {
  rows: QueueRow[];
  total: number;
  counts: { state: SubmissionState; count: number }[];
};

// --- bringing in
export type Role = {
  path: string;
  requirement: string | null;
  title: string;
  consent: Consent;
  why: string /* why proposed */;
  sure: boolean;
};
export type Progress = {
  job: number;
  path: string;
  file: string;
  done: string;
  of: string /* human sizes "1.3 GB" */;
  permille: number;
};
export type Arrival = {
  from: string;
  participant: string | null;
  status: "in" | "already-here" | "roles-needed" | "refused" | "cancelled";
  submission: string | null;
  number: string | null;
  notes: Note[];
  problem: Problem | null;
};

// --- intake
export type Consent = "given" | "not-needed" | "missing";
export type ViewerKind = "video" | "audio" | "pages" | "picture" | "text" | "table" | "none";
export type Artifact = {
  id: string;
  path: string;
  title: string;
  requirement: string | null;
  consent: Consent;
  sha256: string;
  viewer: ViewerKind;
  format: string /* word */;
  formatName: string /* "Word document" */;
  mediaType: string;
  size: string /* "212 kB" */;
  durationMs: number | null;
  widthPx: number | null;
  heightPx: number | null;
  rotation: number;
  pages: number | null;
  words: number | null;
  rows: number | null;
  codecs: string[];
  captionsFor: string | null;
  approximate: boolean /* DOCX, PPTX */;
  hasSound: boolean;
  cannot: string | null /* sentence: why it cannot be shown here */;
  wayOut: string | null;
  notes: Note[];
};
export type Requirement = {
  id: string;
  title: string;
  shows: string;
  kinds: string[];
  limits: string /* "5–15 min", "2–4 files" */;
  given: number;
  wanted: number;
  met: boolean;
};
export type Intake = {
  submission: string;
  number: string;
  attempt: number;
  title: string;
  version: string;
  verdict: "good" | "to-look-at" | "unusable";
  payload: string /* hex */;
  artifacts: Artifact[];
  requirements: Requirement[];
  notes: Note[];
  identifying: string[];
  inCatalogue: boolean;
  due: string | null;
};

// --- review
export type Purpose = "summative" | "formative";
export type Phase = "new" | "in-review" | "ready" | "signed" | "returned" | "recused";
export type Level = { id: string; title: string; points: number; descriptor: string };
export type Criterion = {
  id: string;
  number: number;
  title: string;
  required: string /* level id */;
  levels: Level[];
  requirements: string[];
};
export type Choice = { level: string } | { cannotJudge: string };
export type Row = {
  criterion: string;
  level: string | null;
  cannotJudge: string | null;
  rationale: string;
  strength: string;
  nextStep: string;
};
export type AnnotationKind = "evidence" | "strength" | "question" | "next-step";
export type Box = [number, number, number, number]; // parts per million of the picture as shown: x, y, width, height
export type Place =
  | { kind: "whole" }
  | { kind: "time"; startMs: number; endMs: number; box: Box | null }
  | { kind: "picture"; box: Box }
  | { kind: "page"; page: number; box: Box | null }
  | { kind: "words"; page: number | null; start: number; end: number; quote: string }; // code points of the page's citable text
export type Standing = "exact" | "found" | "lost";
export type Annotation = {
  id: string;
  artifact: string /* id */;
  place: Place /* where it is NOW, when found by context */;
  standing: Standing;
  lostWhy: string | null;
  label: string /* "04:12–04:21", "p. 2, box" */;
  criteria: string[];
  kind: AnnotationKind;
  comment: string;
};
export type Outcome = {
  value: "meets" | "not-yet" | "returned" | "none";
  sentence: string;
  nearCut: boolean;
};
export type Coverage = {
  artifact: string;
  opened: boolean;
  stretches: [number, number][]; /* ms, or pages [n,n], or rows */
};
export type Draft = { field: string; text: string }; // fields: "rationale:<criterion>", "strength:<criterion>", "next-step:<criterion>", "cannot-judge:<criterion>", "note", "annotation:<id>", "annotation:new", "recuse", "return"
export type View = {
  artifact: string | null;
  page: number | null;
  atMs: number | null;
  field: string | null;
  caret: number | null;
};
export type Review = {
  submission: string;
  number: string;
  attempt: number;
  title: string;
  version: string;
  competency: string;
  ruleSentence: string;
  language: string;
  purpose: Purpose;
  phase: Phase;
  saved: string | null /* "12:04" */;
  seq: number;
  canUndo: boolean;
  canRedo: boolean;
  undoes: string | null;
  criteria: Criterion[];
  rows: Row[];
  annotations: Annotation[];
  artifacts: Artifact[];
  requirements: Requirement[];
  coverage: Coverage[];
  drafts: Draft[];
  note: string;
  returned: string[];
  recused: string | null;
  outcome: Outcome;
  view: View | null;
  digestsMatch: boolean;
  attemptNote: string | null;
  superseding: boolean;
};
// What an edit is answered with: the same, without what never changes.
export type Changed = {
  seq: number;
  saved: string;
  phase: Phase;
  purpose: Purpose;
  canUndo: boolean;
  canRedo: boolean;
  undone: string | null;
  rows: Row[];
  annotations: Annotation[];
  coverage: Coverage[];
  drafts: Draft[];
  note: string;
  returned: string[];
  recused: string | null;
  outcome: Outcome;
  made: string | null; /* id of the annotation made or changed */
};
export type Edit =
  | { cmd: "level"; criterion: string; level: string }
  | { cmd: "cannot-judge"; criterion: string; reason: string }
  | { cmd: "rationale" | "strength" | "next-step"; criterion: string; text: string }
  | {
      cmd: "annotate";
      artifact: string;
      place: Place;
      criteria: string[];
      kind: AnnotationKind;
      comment: string;
    }
  | {
      cmd: "change-annotation";
      id: string;
      artifact: string;
      place: Place;
      criteria: string[];
      kind: AnnotationKind;
      comment: string;
    }
  | { cmd: "remove-annotation"; id: string }
  | { cmd: "note"; text: string }
  | { cmd: "opened"; artifact: string }
  | { cmd: "return"; reasons: string[] }
  | { cmd: "recuse"; reason: string }
  | { cmd: "purpose"; purpose: Purpose }
  | { cmd: "undo" }
  | { cmd: "redo" };

// --- evidence. Bytes come from the loopback server at Start.base:
//   GET {base}/artifact/{submission}/{artifact id}             original bytes, Range, for <video>/<audio>/<img>  (use crossorigin="anonymous")
//   GET {base}/picture/{submission}/{artifact id}/{long edge}  upright JPEG made by the child (thumbnail: 320; view: 1600, 4096)
//   GET {base}/page/{submission}/{artifact id}/{page}/{width px}   page picture
//   GET {base}/waveform/{submission}/{artifact id}             audiowaveform .dat v2, 8 bit, 50 px/s (header 24 bytes LE: version i32, flags u32, rate i32, samples per pixel i32, length u32, channels i32; then min,max i8 pairs)
// JSON by commands:
export type PageWords = {
  page: number;
  widthPt: number;
  heightPt: number;
  text: string;
  spans: WordSpan[];
  links: { box: Box; target: string }[];
  notes: Note[];
};
export type WordSpan = {
  start: number;
  end: number;
  corners: number[] /* 8 ppm: x,y of the four corners, clockwise from start-top */;
  stops: number[]; /* ppm along the baseline of each code point edge, end-start+1 */
};
export type Texts = {
  extractor: string;
  pages: string[];
  markup: "plain" | "markdown" | "html" | "captions";
};
export type Cue = {
  startMs: number;
  endMs: number;
  text: string;
  start: number;
  end: number; /* code points in the citable text */
};
export type Table = {
  sheets: { name: string; rows: { cells: { text: string; start: number; end: number }[] }[] }[];
};
export type Speech = { durationMs: number; spans: [number, number][]; pauses: [number, number][] };
export type Frames = { variable: boolean; centres: number[] /* ms of each frame's centre */ };
export type Hit = {
  artifact: string | null;
  annotation: string | null;
  path: string;
  place: Place | null;
  label: string;
  before: string;
  hit: string;
  after: string;
};

// --- decide, sign, verify
export type PreSign = {
  outcome: Outcome;
  missing: {
    code: string;
    severity: "error" | "warning";
    message: string;
    hint: string;
    criterion: string | null;
    artifact: string | null;
    field: string | null;
  }[];
  leaves: string[];
  stays: string[];
};
export type Signed = {
  recordSha256: string;
  fingerprint: string;
  name: string;
  role: string;
  at: string;
  out: string;
  level: string | null;
  outcome: Outcome;
  supersedes: boolean;
  hallmark: string[]; /* who, number, year */
};
export type Verdict = {
  path: string;
  state: "invalid" | "valid" | "trusted";
  evidence: "same" | "differs" | "not-at-hand";
  message: string;
  hint: string;
  signer: string | null;
  signedAt: string | null;
  fingerprint: string | null;
  roster: string | null;
  notes: Note[];
  record: VerifiedRecord | null; /* never with state invalid */
};
export type VerifiedRecord = {
  number: string;
  attempt: number;
  title: string;
  version: string;
  purpose: Purpose;
  outcome: Outcome;
  rows: (Row & { title: string; levelTitle: string | null; descriptor: string | null })[];
  annotations: {
    id: string;
    path: string;
    label: string;
    criteria: number[];
    kind: AnnotationKind;
    comment: string;
  }[];
  returned: string[];
};
