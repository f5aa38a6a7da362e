// A review to try things on: submission 2041 as the sample library has it, five criteria, six files.
import type { Annotation, Artifact, Changed, Criterion, Place, Review, Row } from "../../../lib/ipc/contract";

const levels = (basic: string, developing: string, demonstrated: string) => [
  { id: "basic", title: "Basic", points: 0, descriptor: basic },
  { id: "developing", title: "Developing", points: 1, descriptor: developing },
  { id: "demonstrated", title: "Demonstrated", points: 2, descriptor: demonstrated },
];

const criterion = (
  number: number,
  id: string,
  title: string,
  ...texts: [string, string, string]
): Criterion => ({
  id,
  number,
  title,
  required: "demonstrated",
  levels: levels(...texts),
  requirements: ["video"],
});

export const criteria: Criterion[] = [
  criterion(
    1,
    "plans-the-check",
    "Plans the check",
    "Plan has no question, or says only that understanding will be checked.",
    "Plan has the question and when it is asked.",
    "Plan also has two expected wrong answers and what will be done after each.",
  ),
  criterion(
    2,
    "adjusts-teaching",
    "Adjusts teaching",
    "The next planned step follows whatever was shown.",
    "The same explanation is given again with the same example.",
    "The next step depends on the answers (new example, partner task, split group) and the teacher tells the class why.",
  ),
  criterion(
    3,
    "hears-everyone",
    "Hears from every student",
    "Volunteers answer.",
    "All are asked, but some answer after seeing others, or some show nothing and the lesson moves on.",
    "All show an answer in the same moment and the teacher looks along the room before speaking.",
  ),
  criterion(
    4,
    "finds-out-why",
    "Finds out why",
    "Right or wrong is told and the next question follows.",
    "One student with a right answer explains.",
    "One right and one wrong answer are explained by students before the teacher says which is right.",
  ),
  criterion(
    5,
    "follows-through",
    "Follows through",
    "Reflection retells the lesson.",
    "It counts right and wrong.",
    "It points to the two samples, says which students (by code) were still unsure and what was done with them in the next lesson.",
  ),
];

/** The criterion of that number. */
export function criterionOf(number: number): Criterion {
  const found = criteria.find((one) => one.number === number);
  if (!found) throw new Error(`no criterion ${number}`);
  return found;
}

export const row = (criterion: string, over: Partial<Row> = {}): Row => ({
  criterion,
  level: null,
  cannotJudge: null,
  rationale: "",
  strength: "",
  nextStep: "",
  ...over,
});

export const artifact = (id: string, path: string, over: Partial<Artifact> = {}): Artifact => ({
  id,
  path,
  title: path,
  requirement: null,
  consent: "not-needed",
  sha256: "0".repeat(64),
  viewer: "picture",
  format: "jpeg",
  formatName: "JPEG picture",
  mediaType: "image/jpeg",
  size: "212 kB",
  durationMs: null,
  length: null,
  widthPx: null,
  heightPx: null,
  rotation: 0,
  pages: null,
  words: null,
  rows: null,
  codecs: [],
  captionsFor: null,
  approximate: false,
  hasSound: false,
  cannot: null,
  wayOut: null,
  showsNothing: false,
  notes: [],
  ...over,
});

export const artifacts: Artifact[] = [
  artifact("plan", "plan/lesson-plan.pdf", {
    viewer: "pages",
    format: "pdf",
    formatName: "PDF document",
    pages: 2,
  }),
  artifact("sample-1", "student-work/sample-1.jpg", { widthPx: 1500, heightPx: 2000, size: "412 kB" }),
  artifact("sample-2", "student-work/sample-2.jpg", {
    widthPx: 1500,
    heightPx: 2000,
    rotation: 90,
    size: "398 kB",
  }),
  artifact("video", "video/classroom.mp4", {
    viewer: "video",
    format: "mp4",
    formatName: "MP4 video",
    mediaType: "video/mp4",
    durationMs: 183_000,
    length: "3:03",
    widthPx: 1280,
    heightPx: 720,
    codecs: ["H.264", "AAC"],
    hasSound: true,
    size: "14 MB",
    consent: "given",
  }),
  artifact("captions", "video/classroom.vtt", { viewer: "text", format: "vtt", captionsFor: "video" }),
  artifact("reflection", "reflection/reflection.md", {
    viewer: "text",
    format: "markdown",
    formatName: "Markdown text",
    words: 421,
    size: "2.6 kB",
  }),
];

export const time = (startMs: number, endMs: number): Place => ({ kind: "time", startMs, endMs, box: null });

export const annotation = (id: string, over: Partial<Annotation> = {}): Annotation => ({
  id,
  artifact: "video",
  place: time(31_000, 46_488),
  standing: "exact",
  lostWhy: null,
  label: "00:31–00:46",
  criteria: ["hears-everyone"],
  kind: "evidence",
  comment: "All show in the same moment; 11 ones, 9 twos and 4 threes can be counted.",
  ...over,
});

export function review(over: Partial<Review> = {}): Review {
  return {
    submission: "urn:uuid:2041",
    number: "2041",
    attempt: 1,
    title: "Checking for understanding",
    version: "2",
    competency:
      "The teacher gets an answer from every student and lets those answers decide what is taught next.",
    ruleSentence: "Every criterion Demonstrated",
    language: "en",
    purpose: "summative",
    phase: "in-review",
    saved: "12:04",
    seq: 7,
    canUndo: true,
    canRedo: false,
    undoes: null,
    criteria,
    rows: criteria.map(({ id }) => row(id)),
    annotations: [],
    artifacts,
    requirements: [],
    coverage: [],
    drafts: [],
    note: "",
    returned: [],
    recused: null,
    outcome: { value: "none", sentence: "", nearCut: false },
    view: null,
    attemptNote: null,
    review: "review-2041",
    signedFor: [],
    corrects: false,
    beside: "nothing",
    dropped: false,
    edits: 0,
    ...over,
  };
}

/** What Rust answers after an edit, made of a review. */
export function changed(from: Review, over: Partial<Changed> = {}): Changed {
  const { seq, phase, purpose, canUndo, canRedo, rows, annotations, coverage, drafts, note } = from;
  const { returned, recused, outcome, dropped, edits } = from;
  const all = { kind: "all" as const, all: [...annotations] };
  const kept = { seq, phase, purpose, canUndo, canRedo, rows, annotations: all, coverage, drafts, note };
  return {
    ...kept,
    returned,
    recused,
    dropped,
    edits,
    outcome,
    saved: "12:05",
    undone: null,
    made: null,
    ...over,
  };
}
