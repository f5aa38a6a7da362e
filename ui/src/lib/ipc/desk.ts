// What Rust offers the screens around a review, written by hand until bindings.ts says the same; then this file goes and
// index.ts names bindings.ts in its place. Names and shapes are those of the commands in src-tauri/src/commands.
import { Channel, invoke } from "@tauri-apps/api/core";
import type {
  AnnotationKind,
  Artifact as Shown,
  Edit,
  Note,
  Outcome as Worded,
  Problem,
  Purpose,
  Row,
  Settings as Set,
  SubmissionState,
} from "./contract";

export type Answer<Data> = { status: "ok"; data: Data } | { status: "error"; error: Problem };

// --- start, keys, settings
export type KnownKey = { fingerprint: string; name: string; role: string };
export type Settings = Set & { knownKeys: KnownKey[] };
export type KeyCard = { fingerprint: string; name: string | null; role: string | null; sample: boolean };
export type SampleKey = { fingerprint: string; name: string; passphrase: string };
export type RoleName = "assessor" | "mentor";
export type NewKey = { fingerprint: string; name: string; role: string; words: string[] };
export type Start = {
  version: string;
  base: string;
  settings: Settings;
  keys: KeyCard[];
  sample: SampleKey | null;
  notes: Note[];
  empty: boolean;
};
export type Wanted = "files" | "folder" | "save";

// --- queue
export type QueueSort = "number" | "due" | "state" | "title" | "attempt";
export type QueueAsk = {
  text: string;
  states: SubmissionState[];
  sort: QueueSort;
  descending: boolean;
  limit: number;
  /** The submission behind which to go on. */
  after: string | null;
};
export type QueueRow = {
  submission: string;
  number: string;
  attempt: number;
  title: string;
  state: SubmissionState;
  due: string | null;
  importedAt: string;
  scored: number;
  of: number;
  opened: number;
  files: number;
  purpose: Purpose | null;
  outcome: string | null;
};
export type QueueCount = { state: SubmissionState; count: number };
export type QueuePage = {
  rows: QueueRow[];
  total: number;
  /** Of the whole library, whatever was asked; none where Rust does not count them. */
  counts?: QueueCount[];
  next: string | null;
};

// --- bringing in
export type Lies = "result" | "bundles" | "files";
export type FileRole = {
  path: string;
  requirement: string | null;
  title: string;
  consent: string;
  captionsFor: string | null;
  /** Why it is proposed: "folder: plans", "unclear". */
  why: string | null;
};
export type Confirmed = { participant: string | null; number: string | null; roles: FileRole[] };
export type Order = {
  job: number;
  path: string;
  microCredential: string | null;
  roles: Confirmed[] | null;
  due: string | null;
  large: boolean;
};
export type Progress = { file: string; done: string; of: string; permille: number };
export type ArrivalStatus = "in" | "already-here" | "roles-needed" | "refused" | "cancelled";
export type Came = {
  from: string;
  participant: string | null;
  status: ArrivalStatus;
  submission: string | null;
  number: string | null;
  roles: FileRole[];
  /** Where roles are needed: what the micro-credential asks for, to choose from. */
  asked?: { id: string; title: string }[];
  notes: Note[];
  problem: Problem | null;
};
export type Arrivals = { rows: Came[]; notes: Note[] };

// --- intake
export type Artifact = Shown;
export type Requirement = {
  id: string;
  title: string;
  shows: string;
  given: number;
  /** How many it asks for: "2–4". */
  wanted: string;
  met: boolean;
};
export type Intake = {
  submission: string;
  number: string;
  attempt: number;
  title: string;
  version: string;
  verdict: "good" | "to-look-at" | "unusable";
  payload: string;
  artifacts: Artifact[];
  requirements: Requirement[];
  notes: Note[];
  inCatalogue: boolean;
  due: string | null;
};

// --- signing
/** What the rule computes, with how many criteria are at their level. */
export type Outcome = Worded & { reached: number; of: number };
export type Missing = {
  note: Note;
  criterion: string | null;
  field: string | null;
  artifact: string | null;
  requirement: string | null;
};
export type PreSign = { outcome: Outcome; missing: Missing[]; ready: boolean };
export type Signed = {
  sha256: string;
  fingerprint: string;
  name: string;
  role: string;
  at: string;
  out: string | null;
  outcome: Outcome;
  supersedes: boolean;
  files: string[];
};

// --- verifying
export type VerifiedRow = {
  said: Row;
  number: number;
  title: string;
  levelTitle: string | null;
  descriptor: string | null;
  rank: number;
  of: number;
};
export type VerifiedPlace = {
  id: string;
  path: string;
  label: string;
  criteria: number[];
  kind: AnnotationKind;
  comment: string;
};
export type VerifiedRecord = {
  number: string;
  attempt: number;
  title: string;
  version: string;
  purpose: Purpose;
  outcome: Outcome;
  rows: VerifiedRow[];
  annotations: VerifiedPlace[];
  returned: string[];
};
export type Verdict = {
  path: string;
  state: "invalid" | "valid" | "trusted";
  evidence: "same" | "differs" | "not-at-hand";
  signer: string | null;
  role: string | null;
  signedAt: string | null;
  fingerprint: string | null;
  roster: string | null;
  member: string | null;
  notes: Note[];
  record: VerifiedRecord | null;
};

async function call<Data>(command: string, values: Record<string, unknown> = {}): Promise<Answer<Data>> {
  try {
    return { status: "ok", data: await invoke<Data>(command, values) };
  } catch (error) {
    if (error instanceof Error) throw error;
    return { status: "error", error: error as Problem };
  }
}

export const desk = {
  start: () => call<Start>("start"),
  saveSettings: (settings: Settings) => call<null>("save_settings", { settings }),
  waiting: () => call<string[]>("waiting"),
  pick: (wanted: Wanted, name: string | null) => call<string[]>("pick", { wanted, name }),
  keys: () => call<KeyCard[]>("keys"),
  createKey: (name: string, role: RoleName, passphrase: string) =>
    call<NewKey>("create_key", { name, role, passphrase }),
  recoverKey: (words: string, name: string, role: RoleName, passphrase: string) =>
    call<NewKey>("recover_key", { words, name, role, passphrase }),
  queue: (ask: QueueAsk) => call<QueuePage>("queue", { ask }),
  setDue: (submission: string, day: string | null) => call<null>("set_due", { submission, day }),
  lookAt: (path: string) => call<Lies>("look_at", { path }),
  bringIn: (order: Order, progress: Channel<Progress>) => call<Arrivals>("bring_in", { order, progress }),
  stop: (job: number) => call<null>("stop", { job }),
  accept: (microCredential: string) => call<null>("accept", { microCredential }),
  intake: (submission: string) => call<Intake>("intake", { submission }),
  edit: (submission: string, edit: Edit) => call<unknown>("edit", { submission, edit }),
  beforeSigning: (submission: string) => call<PreSign>("before_signing", { submission }),
  sign: (submission: string, fingerprint: string, passphrase: string, out: string | null) =>
    call<Signed>("sign", { submission, fingerprint, passphrase, out }),
  writeResult: (submission: string, out: string) => call<null>("write_result", { submission, out }),
  verify: (path: string, evidence: string | null, roster: string | null) =>
    call<Verdict>("verify", { path, evidence, roster }),
};
