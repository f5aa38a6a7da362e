// Where one is in the window, what it began with, and the settings that are kept as they are changed.
import {
  desk,
  type CutOff,
  type KeyCard,
  type Problem,
  type Settings,
  type Signed,
  type Start,
} from "../lib/ipc";
import type { SettingsPart } from "../features/settings/parts";
import type { Goal } from "../features/review/goal";
import { Leaving } from "../features/review/leaving.svelte";
import type { Review, Which } from "../lib/ipc/contract";
import type { Keyboard } from "../lib/keys";
import { opened } from "../features/review/rust";
import { pathsOf, together } from "../features/intake/rows";
import { toasts } from "../lib/ui";
import { apply } from "./applied";

/** A screen, with what it is about. */
export type Place =
  | { at: "first" }
  | { at: "sheet"; card: KeyCard }
  | { at: "queue" }
  | { at: "bring" }
  | { at: "intake"; submission: string }
  | { at: "review"; review: Review; goal: Goal | null }
  | { at: "presign"; review: Review }
  | { at: "signed"; review: Review; signed: Signed }
  | { at: "verify" }
  | { at: "settings"; part: SettingsPart };

/** What the window began with, and where it is now. */
export class Session {
  start = $state.raw<Start>() as Start;
  place = $state.raw<Place>({ at: "queue" });
  keys = $state.raw<readonly KeyCard[]>([]);
  settings = $state.raw<Settings>() as Settings;
  /** What was being brought in when the window went the last time, until something is done about it. */
  cutOff = $state.raw<readonly CutOff[]>([]);
  /** What a screen could not do, said over it. */
  problem = $state.raw<Problem | null>(null);
  /** Whether "go to or do", or the sheet of keys, lies over the window. */
  palette = $state(false);
  sheet = $state(false);
  /** What has to be on the disk before something else is shown. */
  readonly leaving: Leaving;
  readonly #keyboard: Keyboard;
  /** Where one was when the settings were opened. */
  #from: Place | null = null;
  #review: string | null;

  constructor(start: Start, keyboard: Keyboard, leaving = new Leaving()) {
    this.#keyboard = keyboard;
    this.leaving = leaving;
    this.start = start;
    this.keys = start.keys;
    this.settings = start.settings;
    this.cutOff = start.cutOff;
    this.#review = start.left;
    if (start.keys.length === 0) this.place = { at: "first" };
  }

  /** Whose key signs here. */
  get who(): string | null {
    const recent = this.keys.find(({ fingerprint }) => fingerprint === this.settings.recentKey);
    const known = recent ?? this.keys.find(({ name }) => name !== null);
    return known?.name ?? null;
  }

  /** Shows something else, once what was typed here is kept; does `then` when it is shown. */
  go(place: Place, then: () => void = () => undefined) {
    if (this.leaving.free) this.#show(place, then);
    else void this.leaving.may("go").then((may) => may && this.#show(place, then));
  }

  #show(place: Place, then: () => void) {
    this.problem = null;
    if (place.at === "settings" && !ofSettings(this.place)) this.#from = this.place;
    toasts.clear();
    this.place = place;
    void this.#remember(place);
    then();
  }

  /** Back to where one was before the settings. */
  async leaveSettings() {
    const there = this.#from && (await asItIsNow(this.#from));
    // Whoever went elsewhere meanwhile stays there.
    if (this.place.at === "settings") this.go(there ?? { at: "queue" });
  }

  /** The review that is on the screen, or in the check before signing, is the first thing that the next start shows. */
  async #remember(place: Place) {
    const review = place.at === "review" || place.at === "presign" ? place.review.submission : null;
    if (review === this.#review) return;
    this.#review = review;
    // A comfort: where it cannot be kept, the next start begins with the queue.
    await desk.showsReview(review).catch(() => undefined);
  }

  /** Changes settings and keeps them. */
  async set(changed: Partial<Settings>) {
    this.settings = { ...this.settings, ...changed };
    await apply(this.settings, this.#keyboard);
    const answer = await desk.saveSettings(this.settings);
    if (answer.status === "error") this.problem = answer.error;
  }

  /** Tells this session no more that bringing in what lies at `path` was cut off. */
  heardOf(path: string) {
    this.cutOff = this.cutOff.filter((one) => together([one.path, ...one.with]) !== together(pathsOf(path)));
  }

  /** Tells it never again. */
  async forget(path: string) {
    this.heardOf(path);
    const answer = await desk.forgetCutOff(path);
    if (answer.status === "error") this.problem = answer.error;
  }

  /** The person has the recovery sheet of a key on paper. */
  async sheetOnPaper(fingerprint: string) {
    const answer = await desk.sheetOnPaper(fingerprint);
    if (answer.status === "error") this.problem = answer.error;
  }

  /** Reads the keys of this computer again. */
  async readKeys() {
    const answer = await desk.start();
    if (answer.status === "error") return void (this.problem = answer.error);
    this.keys = answer.data.keys;
    this.settings = { ...this.settings, recentKey: answer.data.settings.recentKey };
  }
}

/** What is gone to from the settings and comes back to them. */
const ofSettings = ({ at }: Place) => at === "settings" || at === "sheet" || at === "first";

/** How a review that is shown is opened again: what was signed stays that, though a correction is under way beside it. */
export const asShown = ({ phase }: Review): Which => (phase === "signed" ? "signed" : "now");

/** A place that was left, with what it is about as it is now; null where that is not there any more. */
async function asItIsNow(place: Place): Promise<Place | null> {
  if (place.at === "signed") {
    const answer = await desk.signed(place.review.submission);
    return answer.status === "ok" ? { ...place, signed: answer.data } : place;
  }
  if (place.at !== "review" && place.at !== "presign") return place;
  // What was judged since it was opened is in the library and not in what was shown then.
  const answer = await desk.openReview(place.review.submission, asShown(place.review));
  if (answer.status === "error") return null;
  const review = opened(answer.data);
  return place.at === "review" ? { at: "review", review, goal: null } : { at: "presign", review };
}
