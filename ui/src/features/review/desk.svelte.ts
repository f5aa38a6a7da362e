// The desk at which a submission is judged: what a key, a click or a viewer does to the review. No DOM here: what is to
// have the focus is a wish that the screen fulfils.
import type { Annotation, Place, Problem, Review, View } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import type { Pen, Wished } from "../rubric/pen";
import { Citing } from "./citing.svelte";
import type { Goal } from "./goal";
import type { Keeper, Unsaved } from "./leaving.svelte";
import { Ledger } from "./ledger.svelte";
import { Panels, type Position } from "./panels.svelte";
import type { ReviewPort } from "./port";
import { lookedAt, nextArtifact } from "./project";
import { Scoring } from "./scoring.svelte";
import { Seen } from "./seen.svelte";
import { Tables } from "./tables.svelte";
import { draftEvery, Words } from "./words.svelte";

/** Where things are said that can be taken back. */
export interface Told {
  readonly shown: readonly { id: number }[];
  show(text: string, undo: () => void): void;
  undo(id: number): void;
}

/** How often where the person is, is told at most. */
const lookEvery = 500;
/** The same for the caret: as often as the words are kept, or it comes back in the middle of one. */
const caretEvery = draftEvery;

/** A field, and the caret in it. */
interface Within {
  field: string | null;
  caret: number | null;
}
const nowhere: Within = { field: null, caret: null };

export class ReviewDesk implements Keeper {
  readonly ledger: Ledger;
  readonly words: Words;
  readonly scoring: Scoring;
  readonly panels: Panels;
  readonly citing: Citing;
  readonly seen: Seen;
  readonly tables = new Tables();
  /** The annotations, those of tables called by their cells. */
  readonly annotations = $derived.by(() => this.tables.named(this.ledger.review.annotations));
  /** What the fields of the rubric write with. */
  readonly pen: Pen;
  /** What is to have the focus next. */
  wish = $state.raw<Wished | null>(null);
  /** What those hear who do not see it: "Undone: level of criterion 3". */
  heard = $state("");
  #field: Within = nowhere;
  /** The field that was left for a menu or a dialog. */
  #left: Within | null = null;
  #look: ReturnType<typeof setTimeout> | undefined;
  #caret: ReturnType<typeof setTimeout> | undefined;

  constructor(
    review: Review,
    private readonly port: ReviewPort,
    private readonly told: Told,
    goal: Goal | null = null,
  ) {
    const view = review.view;
    const first = lookedAt(review.artifacts)[0]?.id ?? null;
    const artifact = review.artifacts.some(({ id }) => id === view?.artifact)
      ? (view?.artifact ?? null)
      : first;
    this.ledger = new Ledger(review, port);
    this.words = new Words(this.ledger);
    this.scoring = new Scoring(this.ledger, this.words);
    this.panels = new Panels(artifact, view && positionOf(view));
    const tell = (text: string, undo: () => void) => told.show(text, undo);
    this.citing = new Citing(this.ledger, this.words, this.panels, tell, () => this.#closed());
    this.seen = new Seen(this.ledger, port);
    this.pen = this.#pen();
    if (!this.#goTo(goal)) this.#restore(view);
  }

  get review(): Review {
    return this.ledger.review;
  }

  /** Why something was not written or not done, to be said where it is seen. */
  get problem(): Problem | null {
    return this.ledger.outbox.stuck ?? this.ledger.refusal;
  }

  /** A criterion's digit: a span while it plays; else the criterion is opened, and what is selected is cited for it. */
  digit(number: number): boolean {
    const criterion = this.review.criteria.find((one) => one.number === number);
    if (!criterion) return false;
    this.scoring.open = criterion.id;
    this.#looked();
    if (this.citing.now) this.citing.serve(criterion.id);
    else if (this.panels.playing || this.citing.resuming) this.#composed(this.citing.span([criterion.id]));
    else if (this.panels.selected) this.#composed(this.citing.begin([criterion.id]));
    else this.#tag(criterion.id, criterion.number);
    return true;
  }

  /** Annotates here: at what is selected, at the playhead, or in a box that is drawn. */
  annotate(): boolean {
    if (this.citing.now) this.#wishFor(composerField(this.citing.now.id));
    else this.#composed(this.citing.begin(this.scoring.open ? [this.scoring.open] : []));
    return this.citing.now !== null;
  }

  /** Opens an annotation to be changed. */
  change(annotation: Annotation): void {
    this.citing.change(annotation);
    this.#composed(this.citing.now !== null);
  }

  /** Chooses an annotation and goes to its place. One that is lost has none; its file is opened. */
  reveal(annotation: Annotation): void {
    this.citing.chosen = annotation.id;
    if (annotation.standing === "lost" && this.panels.captions?.artifact !== annotation.artifact)
      this.panels.open(annotation.artifact);
    else this.panels.reveal(annotation.artifact, annotation.place);
    this.#looked();
  }

  /** A place is another one: its edges were dragged, or it was lost and is placed again. */
  moveTo(id: string, place: Place): void {
    const annotation = this.review.annotations.find((one) => one.id === id);
    if (!annotation || !this.ledger.open) return;
    const { artifact, criteria, kind, comment } = annotation;
    void this.ledger.perform({ cmd: "change-annotation", id, artifact, place, criteria, kind, comment });
  }

  /** Places a lost annotation at what the person has selected. */
  placeAgain(annotation: Annotation, selected: readonly Place[]): void {
    const [place] = selected;
    if (place) this.moveTo(annotation.id, place);
  }

  remove(annotation: Annotation): void {
    void this.ledger.perform({ cmd: "remove-annotation", id: annotation.id }).then((changed) => {
      if (changed) this.told.show(say("annotations-removed"), () => void this.undo());
    });
  }

  cannotJudge(): boolean {
    const criterion = this.scoring.open;
    if (criterion === null) return false;
    this.scoring.cannotJudge(criterion);
    return this.#wishFor(`cannot-judge:${criterion}`);
  }

  next(by: 1 | -1): boolean {
    this.citing.unchoose();
    if (this.scoring.next(by) === null) this.heard = say("review-all-scored");
    this.#looked();
    return true;
  }

  /** Opens a criterion, or closes it where it is the open one. */
  criterion(id: string): void {
    this.scoring.open = this.scoring.open === id ? null : id;
    this.#looked();
  }

  artifact(by: 1 | -1): boolean {
    const next = nextArtifact(this.review.artifacts, this.panels.artifact, by);
    if (next !== null) this.open(next);
    return next !== null;
  }

  open(artifact: string): void {
    this.panels.open(artifact);
    this.#looked();
  }

  /** The next file beside what is open, or one again; false where there is no other. */
  twoSides(): boolean {
    const { artifacts, artifact, two } = this.panels;
    const other = two ? null : nextArtifact(this.review.artifacts, artifact, 1);
    if (two) this.panels.close(1);
    else if (other !== null && !artifacts.includes(other)) this.panels.beside(other);
    else return false;
    this.#looked();
    return true;
  }

  /** Goes to the rationale or the next step of the open criterion. */
  write(name: "rationale" | "next-step"): boolean {
    return this.scoring.open !== null && this.#wishFor(`${name}:${this.scoring.open}`);
  }

  note(): boolean {
    return this.#wishFor("note");
  }

  /** Takes back what a toast still offers to take back, else the last edit. */
  undo(): void {
    const toast = this.told.shown.at(-1);
    if (toast) this.told.undo(toast.id);
    else this.#back("undo");
  }

  redo(): void {
    this.#back("redo");
  }

  /** The person's focus is in a field, or in none; `aside`, where it went only to a menu or a dialog. */
  focused(field: string | null, caret: number | null, aside = false): void {
    const before = this.#field;
    this.#field = { field, caret };
    this.#left = aside ? before : null;
    const typedOn = field !== null && field === before.field && caret !== before.caret;
    if (typedOn) this.#caret ??= setTimeout(() => void this.#tellWhere(), caretEvery);
    else this.#looked();
  }

  /** A viewer has moved. */
  moved(artifact: string, position: Position): void {
    this.panels.moved(artifact, position);
    if (position.atMs !== undefined) this.citing.follow(artifact, position.atMs);
    this.#looked();
  }

  /** Before the check: every text that is still a draft becomes an edit. Whether all of it is kept. */
  async settle(): Promise<boolean> {
    void this.words.finishAll();
    await Promise.all([this.ledger.outbox.settled(), this.#tellWhere()]);
    return this.ledger.outbox.empty && this.ledger.refusal === null;
  }

  /** The window closes, is hidden or shows something else: what waits for a pause is sent now. Answers when it is kept. */
  async leave(): Promise<void> {
    this.words.flush();
    await Promise.all([this.ledger.outbox.settled(), this.seen.flush(), this.#tellWhere()]);
  }

  /** The same, to come back to the field that was left for the menu that leads away. */
  stepAside(): Promise<void> {
    if (this.#left && this.#isOpen(this.#left.field)) this.#field = this.#left;
    return this.leave();
  }

  /** The same, and what could not be written is tried once more. */
  keep(): Promise<void> {
    if (this.ledger.outbox.stuck) this.ledger.outbox.again();
    return this.leave();
  }

  /** What is not on the disk. */
  get unsaved(): Unsaved | null {
    const { outbox, at } = this.ledger;
    return outbox.empty && !this.words.unsent ? null : { problem: outbox.stuck, at };
  }

  #pen(): Pen {
    const { words } = this;
    const wish = () => this.wish;
    return {
      text: (field) => words.text(field),
      type: (field, text) => words.type(field, text),
      finish: (field) => void words.finish(field),
      focused: (...now) => this.focused(...now),
      want: (field) => void this.#wishFor(field),
      granted: () => (this.wish = null),
      get wish() {
        return wish();
      },
    };
  }

  #back(cmd: "undo" | "redo"): void {
    const { field } = this.#field;
    if (field !== null) this.words.same(field);
    void this.ledger.perform({ cmd }).then((changed) => {
      if (field !== null) this.words.same(field);
      if (changed?.undone)
        this.heard = say(cmd === "undo" ? "review-undone" : "review-redone", { what: changed.undone });
    });
  }

  #tag(criterion: string, number: number): void {
    const chosen = this.review.annotations.find(({ id }) => id === this.citing.chosen);
    if (!chosen || chosen.criteria.includes(criterion) || !this.ledger.open) return;
    const { id, artifact, place, kind, comment } = chosen;
    const criteria = [...chosen.criteria, criterion];
    void this.ledger
      .perform({ cmd: "change-annotation", id, artifact, place, criteria, kind, comment })
      .then(
        (changed) =>
          changed && this.told.show(say("annotations-also-serves", { number }), () => this.#back("undo")),
      );
  }

  #composed(is: boolean): void {
    if (is && this.citing.now) this.#wishFor(composerField(this.citing.now.id));
  }

  /** Nothing is written about a place any more: what is told of the field would be taken for that of other words. */
  #closed(): void {
    if (this.#field.field?.startsWith("annotation:")) this.#field = nowhere;
    void this.#tellWhere();
  }

  #wishFor(field: string, caret: number | null = null): boolean {
    this.wish = { field, caret };
    return true;
  }

  #looked(): void {
    this.#look ??= setTimeout(() => void this.#tellWhere(), lookEvery);
  }

  async #tellWhere(): Promise<void> {
    clearTimeout(this.#look);
    clearTimeout(this.#caret);
    this.#look = this.#caret = undefined;
    const { artifact } = this.panels;
    const { page, atMs } = this.panels.position(artifact);
    // Where the person is, is a comfort: when it cannot be kept nothing is lost, and nothing is said.
    await this.port
      .look({ artifact, page: page ?? null, atMs: atMs ?? null, ...this.#written() })
      .catch(() => undefined);
  }

  /** The field that is written in; in none, the criterion that is open stands for it. */
  #written() {
    const { open } = this.scoring;
    // The draft beside a new comment without a word holds those that were dropped before it.
    const wordless = this.#field.field === composerField(null) && this.citing.now?.text === "";
    const now = wordless ? nowhere : this.#field;
    return now.field === null && open !== null ? { field: `${openOnly}${open}`, caret: null } : now;
  }

  /** Whether a field is on the screen still. */
  #isOpen(field: string | null): boolean {
    if (field?.startsWith("annotation:")) return this.citing.now !== null;
    return field === "note" || (field?.endsWith(`:${this.scoring.open}`) ?? false);
  }

  /** Opens what the review is opened for; false where there is nothing such. */
  #goTo(goal: Goal | null): boolean {
    if (!goal || goal.to === "requirement") return false;
    if (goal.to === "criterion") return this.#toCriterion(goal.criterion, goal.field);
    this.scoring.next(1);
    if (goal.to === "draft") return this.#toDraft(goal.field);
    if (goal.to === "annotation") {
      const annotation = this.review.annotations.find(({ id }) => id === goal.annotation);
      if (annotation) this.reveal(annotation);
      return annotation !== undefined;
    }
    const { artifact, place } = goal;
    const there = this.review.artifacts.some(({ id }) => id === artifact);
    if (there && place) this.panels.reveal(artifact, place);
    else if (there) this.panels.open(artifact);
    return there;
  }

  #toCriterion(criterion: string, field: string): boolean {
    if (!this.review.criteria.some(({ id }) => id === criterion)) return false;
    this.scoring.open = criterion;
    return this.#wishFor(`${field}:${criterion}`);
  }

  #toDraft(field: string): boolean {
    const annotation = this.review.annotations.find(({ id }) => field === composerField(id));
    if (annotation) {
      this.reveal(annotation);
      this.change(annotation);
    } else if (field === composerField(null)) this.#composed(this.citing.goOn());
    return this.citing.now !== null;
  }

  #restore(view: View | null): void {
    const field = view?.field ?? null;
    const id = field?.slice(field.indexOf(":") + 1) ?? "";
    const annotation = this.review.annotations.find((one) => one.id === id);
    const criterion = this.review.criteria.find((one) => one.id === id);
    if (criterion) this.scoring.open = criterion.id;
    else this.scoring.next(1);
    if (this.scoring.open === null) this.scoring.open = this.review.criteria[0]?.id ?? null;
    // Words whose place is not known are not put beside one that nobody chose: the next comment offers them.
    if (field === "annotation:new" && !this.citing.restore()) return;
    if (field?.startsWith("annotation:") && annotation) this.citing.change(annotation);
    if (field !== null && !field.startsWith(openOnly)) this.#wishFor(field, view?.caret ?? null);
  }
}

/** Begins what is kept of a criterion that was open while no field had the focus. */
const openOnly = "criterion:";

const composerField = (id: string | null) => `annotation:${id ?? "new"}`;

function positionOf({ page, atMs }: View): Position | null {
  if (page === null && atMs === null) return null;
  return { ...(page !== null && { page }), ...(atMs !== null && { atMs }) };
}
