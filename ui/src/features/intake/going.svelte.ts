// Going through loose files: which one is looked at, what is said of it, which one comes next.
import type { Asked, Came, Loose, Said } from "../../lib/ipc";
import {
  chosen,
  complete,
  leave,
  missing,
  opened,
  saidOf,
  since,
  sureness,
  type OpenRole,
  type OpenSubmission,
  type Since,
} from "./roles";

/** What a step changed, as it was before; what is typed has a history of its own, and stays. */
type Before = { place: number; was: Pick<OpenRole, (typeof chosenOf)[number]> };
type Step = { at: number; roles: readonly Before[] };
const chosenOf = ["requirement", "captionsFor", "leftOut", "confirmed", "consent", "changed"] as const;

export class Going {
  submissions = $state<OpenSubmission[]>([]);
  /** The file that is looked at, counted through all submissions. */
  at = $state(0);
  /** What became of the files since something was said of them. */
  readonly since: Since;
  readonly #came: readonly Came[];
  /** The last is what is taken back first. Nothing is drawn from it. */
  #steps: Step[] = [];
  /** What was taken back, until something else is said. */
  #undone: Step[] = [];
  readonly left = $derived(missing(this.submissions));
  readonly complete = $derived(complete(this.left));
  readonly #rows = $derived(this.submissions.flatMap(({ roles }) => roles));
  /** The submission that the file belongs to. */
  readonly here = $derived(this.#submissionAt(this.at));

  /** `before` is what was said when these files were gone through the last time; `left` which one was looked at then. */
  constructor(came: readonly Came[], before?: readonly Said[], left?: { path: string; at: number } | null) {
    this.#came = came;
    this.since = since(came, before);
    this.submissions = opened(came, before);
    const there = this.#rows.findIndex(({ path }, place) => path === left?.path && place === left.at);
    this.at = there >= 0 ? there : Math.max(0, this.#open(0));
  }

  get role(): OpenRole | undefined {
    return this.#rows[this.at];
  }

  /** What is said so far. */
  get said(): Said[] {
    return saidOf($state.snapshot(this.submissions));
  }

  /** Which file is looked at, for whoever comes back. */
  get place(): { path: string; at: number } | null {
    return this.role ? { path: this.role.path, at: this.at } : null;
  }

  /** What the files of a submission are. */
  filesOf(submission: number): readonly Loose[] {
    return this.#came[submission]?.files ?? [];
  }

  /** Where the files of a submission begin in the count through all. */
  startOf(submission: number): number {
    return this.submissions.slice(0, submission).reduce((sum, { roles }) => sum + roles.length, 0);
  }

  go(step: number) {
    this.at = Math.max(0, Math.min(this.#rows.length - 1, this.at + step));
  }

  /** To the first file, or to the last. */
  goTo(end: "first" | "last") {
    this.at = end === "first" ? 0 : Math.max(0, this.#rows.length - 1);
  }

  /** Takes back the last choice, confirmation or consent, and goes to its file; false where there is none. */
  undo(): boolean {
    return this.#back(this.#steps, this.#undone);
  }

  /** Makes the last again that was taken back; false where there is none. */
  redo(): boolean {
    return this.#back(this.#undone, this.#steps);
  }

  #back(from: Step[], onto: Step[]): boolean {
    const step = from.pop();
    if (!step) return false;
    onto.push(
      this.#asIs(
        step.roles.map(({ place }) => place),
        step.at,
      ),
    );
    for (const { place, was } of step.roles) {
      const role = this.#rows[place];
      if (role) this.#set(place, { ...role, ...was });
    }
    this.at = step.at;
    return true;
  }

  /** Puts another role in the place of one. */
  put(place: number, role: OpenRole) {
    const before = this.#rows[place];
    if (before && chosenOf.some((part) => before[part] !== role[part])) this.#step([place], place);
    this.#set(place, role);
  }

  #step(places: readonly number[], at: number) {
    this.#steps.push(this.#asIs(places, at));
    this.#undone = [];
  }

  #asIs(places: readonly number[], at: number): Step {
    const roles = places.flatMap((place) => {
      const role = this.#rows[place];
      if (!role) return [];
      const { requirement, captionsFor, leftOut, confirmed, consent, changed } = role;
      return [{ place, was: { requirement, captionsFor, leftOut, confirmed, consent, changed } }];
    });
    return { at, roles };
  }

  #set(place: number, role: OpenRole) {
    const submission = this.#submissionAt(place);
    const roles = this.submissions[submission]?.roles;
    if (roles) roles[place - this.startOf(submission)] = role;
  }

  choose(place: number, choice: string) {
    const role = this.#rows[place];
    if (role) this.put(place, chosen(role, choice));
  }

  /** Offers the file that is looked at for the requirement in this place of the list; false where there is none. */
  offer(asked: readonly Asked[], place: number): boolean {
    const one = asked[place];
    if (one) this.choose(this.at, one.id);
    return one !== undefined;
  }

  leaveOut() {
    this.choose(this.at, leave);
  }

  /** Confirms a file as it is proposed; one for which nothing is proposed has to be chosen for. */
  confirm(place: number) {
    const role = this.#rows[place];
    if (role && !role.confirmed && sureness(role) === "likely")
      this.put(place, { ...role, confirmed: true, changed: false });
  }

  /** Confirms the file that is looked at and goes to the next that waits; false where none waits. */
  confirmAndNext(): boolean {
    this.confirm(this.at);
    const next = this.#open(this.at + 1);
    const open = next < 0 ? this.#open(0) : next;
    if (open >= 0) this.at = open;
    return open >= 0;
  }

  forAll(consent: string) {
    this.#step([...this.#rows.keys()], this.at);
    for (const one of this.submissions) for (const role of one.roles) role.consent = consent;
  }

  #open(from: number): number {
    const rows = this.submissions.flatMap(({ roles }) => roles);
    return rows.findIndex((role, place) => place >= from && !role.confirmed);
  }

  #submissionAt(place: number): number {
    let over = 0;
    const found = this.submissions.findIndex(({ roles }) => (over += roles.length) > place);
    return Math.max(0, found);
  }
}
