// The commands and their types by the names that the screens use.
import type {
  Intake as RustIntake,
  Phase,
  Problem,
  QueuePage as RustPage,
  Settings as RustSettings,
  Start as RustStart,
} from "./bindings";
import type { Requirement as RustRequirement, Sort, StateCount, Status } from "./bindings";
import { commands } from "./bindings";

/** What a command is answered with. */
export type Answer<Data> = { status: "ok"; data: Data } | { status: "error"; error: Problem };

export type SubmissionState = Phase;
/** Every setting; those that nobody set are as delivered. */
export type Settings = Required<RustSettings>;
export type Start = Omit<RustStart, "settings"> & { settings: Settings };
export type QueueCount = StateCount;
export type QueueSort = Sort;
/** A part of the queue; of the whole library how many are in each state. */
export type QueuePage = Omit<RustPage, "counts"> & { counts?: StateCount[] };
export type ArrivalStatus = Status;
/** What is asked for; how many in words: "2–4". */
export type Requirement = Omit<RustRequirement, "wanted" | "limits" | "kinds"> & {
  wanted: string;
  /** Not met because more is there than the most that is asked for. */
  more?: boolean;
};
export type Intake = Omit<RustIntake, "requirements" | "identifying"> & { requirements: Requirement[] };

export const desk = {
  ...commands,
  /** Where the window begins. */
  start: () => commands.start() as Promise<Answer<Start>>,
  /** The intake report, with what is asked for in words. */
  async intake(submission: string): Promise<Answer<Intake>> {
    const answer = await commands.intake(submission);
    if (answer.status === "error") return answer;
    const asked = answer.data.requirements.map((one) => ({
      ...one,
      wanted: one.limits,
      more: !one.met && one.given >= one.wanted,
    }));
    return { status: "ok", data: { ...answer.data, requirements: asked } };
  },
};

export type {
  Arrivals,
  Artifact,
  Asked,
  Came,
  CameAlong,
  Confirmed,
  CutOff,
  Difference,
  FileRole,
  Glance,
  KeyCard,
  Known,
  KnownKey,
  Lies,
  Loose,
  Miss,
  Missing,
  Named,
  KeySheet,
  Order,
  Package,
  PackageFile,
  Part,
  PreSign,
  Progress,
  QueueAsk,
  QueueRow,
  RoleName,
  Said,
  SaidRole,
  SampleKey,
  Signed,
  Unanswered,
  Verdict,
  VerifiedPlace,
  VerifiedRecord,
  VerifiedRow,
  Wanted,
} from "./bindings";
