// Sample arrivals and intake reports for the gallery.
import type { BringRow, BringState } from "../../features/intake/bringing.svelte";
import type {
  Artifact,
  Asked,
  Came,
  FileRole,
  Intake,
  Known,
  Loose,
  Named,
  Note,
  Problem,
  Said,
} from "../../lib/ipc";

export const note = (
  code: string,
  severity: Note["severity"],
  path: string | null,
  message: string,
  hint: string,
) => ({
  code,
  severity,
  path,
  message,
  hint,
});

export function artifact(path: string, more: Partial<Artifact> = {}): Artifact {
  return {
    id: path,
    path,
    title: path,
    requirement: null,
    consent: "given",
    sha256: "0".repeat(64),
    viewer: "pages",
    format: "pdf",
    formatName: "PDF",
    mediaType: "application/pdf",
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
    ...more,
  };
}

const gps = (path: string) =>
  note(
    "place-in-photo",
    "warning",
    path,
    `${path} holds the place where it was taken.`,
    "It stays in the sealed original and goes into nothing that is exported.",
  );
const photo = (path: string, size: string, notes: Note[] = []) =>
  artifact(path, {
    viewer: "picture",
    formatName: "JPEG",
    widthPx: 3024,
    heightPx: 4032,
    size,
    requirement: "work",
    notes,
  });

const files = (problems: boolean): Artifact[] => [
  artifact("lesson-plan.pdf", { pages: 4, requirement: "plan" }),
  photo("exit-ticket-a.jpg", "2.8 MB", problems ? [gps("exit-ticket-a.jpg")] : []),
  photo("exit-ticket-b.jpg", "3.1 MB", problems ? [gps("exit-ticket-b.jpg")] : []),
  artifact("exit-tickets.csv", {
    viewer: "table",
    formatName: "CSV",
    rows: 21,
    size: "2 kB",
    requirement: "work",
  }),
  artifact("classroom.mp4", {
    viewer: "video",
    formatName: "MP4 video",
    codecs: ["H.264", "AAC"],
    durationMs: 756_000,
    length: "12:36",
    size: "401 MB",
    requirement: "video",
    hasSound: true,
    ...(problems
      ? {
          cannot: "The pictures of this video cannot be played here.",
          wayOut: "Convert it to H.264 and AAC.",
        }
      : {}),
  }),
  artifact("reflection.m4a", {
    viewer: "audio",
    formatName: "AAC sound",
    codecs: ["AAC"],
    durationMs: 190_000,
    length: "3:10",
    size: "3.4 MB",
    requirement: "reflection",
  }),
];

const requirement = (id: string, title: string, given: number, wanted: string, met = true) => ({
  id,
  title,
  shows: title,
  given,
  wanted,
  met,
});

const notMet = note(
  "requirement-not-met",
  "warning",
  null,
  "Reflection, written or spoken: 0 of 1 is there.",
  "The review can be done without it; a missing piece is a reason to return the submission.",
);

export function intake(problems: boolean): Intake {
  const artifacts = files(problems);
  return {
    submission: "s",
    number: "2064",
    attempt: 1,
    title: "Checking for understanding",
    version: "2",
    verdict: problems ? "to-look-at" : "good",
    payload: "41aa9c02b7d1e85f".repeat(4),
    artifacts,
    requirements: [
      requirement("plan", "Lesson plan", 1, "1"),
      requirement("work", "Student work", 3, "2–4"),
      requirement("video", "Classroom video, 5–15 min", 1, "1"),
      requirement("reflection", "Reflection, written or spoken", problems ? 0 : 1, "1", !problems),
    ],
    review: "new",
    notes: [...artifacts.flatMap((one) => one.notes), ...(problems ? [notMet] : [])],
    rubric: {
      sha256: `41aa9c02${"0".repeat(56)}`,
      inCatalogue: !problems,
      chosen: false,
      signer: problems ? "acid acorn acre acts afar affix aged agent" : null,
      beside: problems ? "1" : null,
      differences: problems
        ? [
            { part: "criterion", how: "changed", title: "Adjusts teaching on the spot" },
            { part: "rule", how: "changed", title: null },
          ]
        : [],
    },
    due: problems ? null : new Date(2026, 10, 30).toISOString(),
  };
}

/** One of several things that were named together. */
export function named(path: string, is: Named["is"], more: Partial<Named> = {}): Named {
  const parts = path.split("/");
  const [folder = "", name = ""] = parts.slice(-2);
  return { path, name, folder, size: is === "file" ? "212 kB" : null, is, problem: null, ...more };
}

/** What Rust says of things that were named together, from what it says of each. */
export const lookedThrough =
  (lookAt: (path: string) => unknown) =>
  ({ paths }: { paths: string[] }): Named[] =>
    paths.map((path) => {
      try {
        const lies = lookAt(path);
        return named(path, lies === "files" ? "folder" : (lies as Named["is"]));
      } catch (problem) {
        return named(path, "nothing", { problem: problem as Problem });
      }
    });

export function came(status: Came["status"], more: Partial<Came> = {}): Came {
  return {
    from: "2064.zip",
    participant: null,
    status,
    submission: status === "in" ? "s" : null,
    number: status === "in" || status === "already-here" ? "2064" : null,
    roles: [],
    files: [],
    credential: null,
    notes: [],
    problem: null,
    nextAttempt: null,
    ...more,
  };
}

const row = (key: number, name: string, state: BringState, more: Partial<BringRow> = {}): BringRow => ({
  key,
  path: `/in/${name}`,
  name,
  state,
  progress: null,
  came: state === "in" || state === "already-here" ? came(state) : null,
  problem: null,
  ...more,
});

export const refusal = {
  code: "digest-mismatch",
  message: "classroom.mp4 is not the file that was packed. Nothing was brought in.",
  hint: "Ask for the bundle again; the copy may have been cut short.",
  also: [
    note(
      "pointer-file",
      "error",
      "reflection.gdoc",
      "reflection.gdoc holds no text, only a link to a web page.",
      "Ask for a PDF, a Word file or a recording.",
    ),
    gps("exit-ticket-a.jpg"),
    gps("exit-ticket-b.jpg"),
  ],
};

export const bringing: BringRow[] = [
  row(1, "2064-checking-for-understanding.zip", "in"),
  row(2, "2065-wait-time.zip", "in", { came: came("in", { number: "2065", notes: [gps("a.jpg")] }) }),
  row(3, "2066-checking-for-understanding.zip", "refused", { problem: refusal }),
  row(4, "2041-checking-for-understanding.zip", "already-here"),
  row(5, "Abgaben Klasse 7b Bruchrechnung und Dezimalzahlen, zweite Lieferung.zip", "credential-needed"),
  row(6, "2076", "roles-needed", { came: came("roles-needed") }),
  row(7, "2068-small-group-reteaching.zip", "running", {
    progress: { file: "data/classroom-part-2.mp4", done: "1.3 GB", of: "2.1 GB", permille: 620 },
  }),
  row(8, "2070-wait-time.zip", "waits"),
  row(9, "2072-feedback-on-writing.zip", "cancelled"),
  row(10, "2027-result.zip", "result"),
];

const role = (path: string, title: string, requirement: string | null, why: string): FileRole => ({
  path,
  title,
  requirement,
  consent: "missing",
  captionsFor: null,
  why,
  leftOut: why === "pointer",
});
const loose = (path: string, size: string, more: Partial<Loose>): Loose => ({
  path,
  mark: path,
  size,
  viewer: "pages",
  formatName: "PDF",
  length: null,
  widthPx: null,
  heightPx: null,
  rotation: 0,
  pages: null,
  words: null,
  rows: null,
  codecs: [],
  captions: false,
  misses: [],
  ...more,
});
const notFor = (...requirements: string[]): Loose["misses"] =>
  requirements.map((requirement) => ({ requirement, how: "kind", found: "", asked: "" }));
const heic = (path: string, size: string, widthPx: number, heightPx: number) =>
  loose(path, size, {
    viewer: "picture",
    formatName: "HEIC photo",
    widthPx,
    heightPx,
    misses: notFor("plan", "video", "reflection"),
  });
const long = "New Recording 7 with a name that goes on and on and never ends.m4a";

export const asked: Asked[] = [
  { id: "plan", title: "Lesson plan", limits: "1", min: 1, max: 1 },
  { id: "work", title: "Student work", limits: "2–4", min: 2, max: 4 },
  { id: "video", title: "Classroom video", limits: "1", min: 1, max: 1 },
  { id: "reflection", title: "Reflection", limits: "1+", min: 1, max: null },
];
const credential = (title: string, competency: string, more: Partial<Known> = {}): Known => ({
  sha256: title,
  title,
  version: "2",
  accepted: true,
  competency,
  asked,
  ...more,
});
export const known: Known[] = [
  credential(
    "Checking for understanding",
    "The teacher finds out during the lesson what every student understands, and changes the lesson by it.",
  ),
  credential("Feedback on writing", "The teacher's written feedback leads students to revise.", {
    accepted: false,
    asked: asked.slice(0, 2),
  }),
  credential("Small-group reteaching", "The teacher forms groups from evidence and teaches again."),
  credential("Wait time", "The teacher leaves time to think after a question and after an answer."),
];
export const manyKnown: Known[] = [
  ...known,
  ...["Number talks", "Reading conferences", "Launching a task", "Exit tickets"].map((title) =>
    credential(title, `${title}, so that students say what they think.`),
  ),
];

/** The micro-credential of the proposals. */
export const heldAgainst = known[0] as Known;
export const proposed: Came = came("roles-needed", {
  from: "2076",
  credential: heldAgainst,
  roles: [
    role("lesson plan final (2).docx", "Lesson plan", "plan", "name: plan"),
    role("work/IMG_2207.HEIC", "Student work 1", "work", "folder: work"),
    role("work/IMG_2208.HEIC", "Student work 2", "work", "folder: work"),
    role("IMG_2213.HEIC", "IMG 2213", null, "unclear"),
    role("VID_20261119.mp4", "Classroom video", "video", "only requirement for its kind: video"),
    role(long, "Reflection", null, "unclear"),
    role("reflection.gdoc", "Reflection", null, "pointer"),
  ],
  files: [
    loose("lesson plan final (2).docx", "212 kB", {
      formatName: "Word document",
      pages: 4,
      misses: notFor("work", "video"),
    }),
    heic("work/IMG_2207.HEIC", "2.8 MB", 3024, 4032),
    heic("work/IMG_2208.HEIC", "3.1 MB", 3024, 4032),
    heic("IMG_2213.HEIC", "3.4 MB", 4032, 3024),
    loose("VID_20261119.mp4", "401 MB", {
      viewer: "video",
      formatName: "MP4 video",
      codecs: ["H.264", "AAC"],
      length: "12:36",
      misses: notFor("plan", "work", "reflection"),
    }),
    loose(long, "3.4 MB", {
      viewer: "audio",
      formatName: "AAC sound",
      codecs: ["AAC"],
      length: "3:10",
      misses: [
        ...notFor("plan", "work", "video"),
        { requirement: "reflection", how: "seconds", found: "3:10", asked: "5:00–15:00" },
      ],
    }),
    loose("reflection.gdoc", "176 B", {
      viewer: "none",
      formatName: "Pointer to a Google document",
      misses: notFor("plan", "work", "video", "reflection"),
    }),
  ],
});
const system = (path: string) => note("system-file-left-out", "warning", path, `${path} was left out.`, "");
export const leftBehind: Note[] = [system(".DS_Store"), system("work/Thumbs.db")];

/** The same, one photo of it under two names; and what was said when two files were others. */
export const withCopy: Came = {
  ...proposed,
  roles: proposed.roles.map((role) =>
    role.path === "IMG_2213.HEIC" ? { ...role, why: "copy of: work/IMG_2207.HEIC", leftOut: true } : role,
  ),
};
export const saidBefore: Said[] = [
  {
    participant: null,
    number: "2076",
    roles: proposed.roles.slice(0, -1).map((role, place) => ({
      ...role,
      mark: place < 2 ? "before" : role.path,
      confirmed: place !== 4,
    })),
  },
];

export const numberHere: Problem = {
  code: "number-here",
  message:
    'No. 2076 is here already as attempt 1 for "Checking for understanding", with other files or roles. Nothing of this submission was kept.',
  hint: "If it is a new attempt of the same person, bring it in as attempt 2: in the window, or packed with the command bundle pack --previous. Otherwise give it another number.",
  also: [],
};

export const dropped: Named[] = [
  named("/in/school/lesson plan final (2).docx", "file"),
  named("/in/school/VID_20261119.mp4", "file", { size: "401 MB" }),
  named(`/in/stick/${long}`, "file", { size: "3.4 MB" }),
  named("/in/stick/work", "folder"),
  named("/in/stick/.DS_Store", "left-behind", { size: "6 kB" }),
  named("/in/stick/submission-2041.zip", "bundles", { size: "12 MB" }),
  named("/in/stick/result-2041.zip", "result", { size: "48 kB" }),
  named("/in/stick/shortcut to plan.pdf", "nothing", {
    problem: {
      code: "link-entry",
      message: "shortcut to plan.pdf is a link or a device and no file. Nothing was brought in.",
      hint: "",
      also: [],
    },
  }),
];
