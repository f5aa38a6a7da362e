// For tests and the gallery: artifacts, annotations and a source that answers what it is given.
import type { Annotation, Artifact, Place } from "../../lib/ipc/contract";
import type { Mark, Source } from "./viewer";

const artifact: Artifact = {
  id: "a1",
  path: "video/classroom.mp4",
  title: "classroom.mp4",
  requirement: "Classroom video",
  consent: "given",
  sha256: "9c4177e0" + "0".repeat(56),
  viewer: "video",
  format: "mp4",
  formatName: "MP4 video",
  mediaType: "video/mp4",
  size: "2.8 MB",
  durationMs: 60_000,
  length: "1:00",
  widthPx: 1_280,
  heightPx: 720,
  rotation: 0,
  pages: null,
  words: null,
  rows: null,
  codecs: ["H.264", "AAC"],
  captionsFor: null,
  approximate: false,
  hasSound: true,
  cannot: null,
  wayOut: null,
  showsNothing: false,
  notes: [],
};

/** An artifact like any other, but for what is given. */
export const anArtifact = (given: Partial<Artifact> = {}): Artifact => ({ ...artifact, ...given });

/** An annotation at a place, for these criteria. */
export const aMark = (
  id: string,
  place: Place,
  numbers: number[] = [3],
  given: Partial<Annotation> = {},
): Mark => ({
  annotation: {
    id,
    artifact: artifact.id,
    place,
    standing: "exact",
    lostWhy: null,
    label: id,
    criteria: numbers.map(String),
    kind: "evidence",
    comment: `comment of ${id}`,
    ...given,
  },
  numbers,
});

/** A source that knows nothing but what is given. */
export const aSource = (given: Partial<Source> = {}): Source => ({
  bytes: "http://evidence.test/bytes",
  waveform: "http://evidence.test/waveform",
  picture: (edge, page) => `http://evidence.test/picture/${edge}${page ? `/${page}` : ""}`,
  page: (page, width) => `http://evidence.test/page/${page}/${width}`,
  words: (page) =>
    Promise.resolve({ page, widthPt: 595, heightPt: 842, text: "", spans: [], links: [], notes: [] }),
  texts: () => Promise.resolve({ extractor: "assay-plain-text/1", pages: [""], markup: "plain" }),
  captions: () => Promise.resolve([]),
  table: () => Promise.resolve({ sheets: [] }),
  speech: () => Promise.resolve({ durationMs: 0, spans: [], pauses: [] }),
  frames: () => Promise.resolve({ variable: false, centres: [] }),
  ...given,
});

/** A sheet whose rows are the lines of `text`, and whose cells are parted by commas. */
export function sheetOf(text: string) {
  let at = 0;
  const rows = text.split("\n").map((line) => ({
    cells: line.split(",").map((text) => {
      const start = at;
      at += text.length + 1;
      return { text, start, end: start + text.length };
    }),
  }));
  return { name: "", rows };
}
