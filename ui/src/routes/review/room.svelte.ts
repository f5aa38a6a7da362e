// How the review window stands: what there is room for, which pane is shown where there is room for one, and the way
// from one to another by click and by key.
import { tick } from "svelte";
import type { Show } from "../../features/annotations/list";
import { captionsOf } from "../../features/review/project";
import type { ReviewDesk } from "../../features/review/desk.svelte";
import { paneNames, type PaneName } from "../../features/review/PaneSwitch.svelte";
import type { Annotation, Artifact, Hit } from "../../lib/ipc/contract";
import { Round, windowClass } from "../../lib/panes";

/** Below this height there is no room for anything under the file: it is a pane of its own. */
const lowBelow = 640;

/** What stands below the file: see `StripSide`. */
export type StripForm = "both" | "tabs" | "annotations" | "writing";

/** The window that a review is shown in. */
export class Room {
  width = $state(window.innerWidth);
  height = $state(window.innerHeight);
  /** The pane that is shown where there is room for one. */
  here = $state<PaneName>("viewer");
  tab = $state<"annotations" | "transcript">("annotations");
  show = $state<Show>("file");
  /** Whether the evidence stands in full where its rail would do. */
  whole = $state(false);

  readonly class = $derived(windowClass(this.width));
  readonly single = $derived(this.class === "single");
  readonly low = $derived(this.single && this.height < lowBelow);
  readonly rail = $derived(this.class === "narrow" && !this.whole);

  readonly #desk: ReviewDesk;
  readonly #round = new Round();
  readonly #transcribes: () => boolean;

  /** `transcribes`: whether there is anything that shows a transcript. */
  constructor(desk: ReviewDesk, transcribes: () => boolean) {
    this.#desk = desk;
    this.#transcribes = transcribes;
  }

  /** The file that is looked at. */
  readonly artifact = $derived.by<Artifact | undefined>(() =>
    this.#desk.review.artifacts.find(({ id }) => id === this.#desk.panels.artifact),
  );
  readonly captions = $derived.by(() => captionsOf(this.#desk.review.artifacts, this.#desk.panels.artifact));
  readonly timeline = $derived.by(
    () => this.artifact?.viewer === "video" || this.artifact?.viewer === "audio",
  );
  readonly #hasTranscript = $derived.by(
    () => this.timeline && this.captions !== undefined && this.#transcribes(),
  );
  /** Whether the transcript has a column of its own. */
  readonly column = $derived.by(() => this.class === "wide" && this.#hasTranscript && !this.#desk.panels.two);
  readonly form = $derived.by<StripForm>(() => {
    if (this.low) return this.#hasTranscript ? "tabs" : "annotations";
    if (this.single) return this.here === "annotations" ? "annotations" : "writing";
    if (!this.#hasTranscript || this.column) return "annotations";
    return this.class === "narrow" || this.#desk.panels.two ? "tabs" : "both";
  });
  /** Whether the file has all the room: under a page or a text nothing stands while nobody writes. */
  readonly alone = $derived.by(
    () => this.low || (this.form === "writing" && !this.#hasTranscript && this.#desk.citing.now === null),
  );

  /** Takes an element in as a pane. */
  readonly pane = (name: PaneName) => (node: HTMLElement) => this.#round.pane(name, node);

  async go(name: PaneName, byKey = false) {
    this.here = name;
    await tick();
    this.#round.enter(name, byKey);
  }

  /** To the next pane, or the one before, as F6 goes. */
  step(by: 1 | -1) {
    if (!this.single) return void this.#round.go(by);
    const next = (paneNames.indexOf(this.here) + by + paneNames.length) % paneNames.length;
    void this.go(paneNames[next] ?? "viewer", true);
  }

  /** Shows a place in its file. */
  reveal(annotation: Annotation) {
    this.#toViewer();
    this.#desk.reveal(annotation);
  }

  /** Shows what a search found. */
  hit({ artifact: file, annotation, place }: Hit) {
    const found = this.#desk.review.annotations.find(({ id }) => id === annotation);
    if (found) return this.reveal(found);
    this.#toViewer();
    if (file && place) this.#desk.panels.reveal(file, place);
    else if (file) this.#desk.open(file);
  }

  /** Opens a file of the evidence. */
  open(file: string) {
    this.#desk.open(file);
    if (this.single) void this.go("viewer");
  }

  /** Shows the annotations of a criterion, all of them. */
  allPlaces() {
    this.show = "criterion";
    this.tab = "annotations";
    if (this.single) this.here = "annotations";
  }

  /** To the other tab below the file; whether there are tabs. */
  turnStrip(): boolean {
    this.tab = this.tab === "annotations" ? "transcript" : "annotations";
    return this.form === "tabs";
  }

  async toSearch() {
    await this.#wholeEvidence();
    document.querySelector<HTMLElement>("[data-search]")?.focus();
  }

  async toRequirement(id: string) {
    await this.#wholeEvidence();
    const asked = [...document.querySelectorAll<HTMLElement>("[data-requirement]")];
    asked.find(({ dataset }) => dataset["requirement"] === id)?.focus();
  }

  /** In a small window what is to be typed into has to be the pane that is shown, before the field takes the focus. */
  makeWay(field: string | undefined) {
    if (!this.single || !field) return;
    if (!field.startsWith("annotation:")) this.here = "rubric";
    else if (this.here !== "annotations") this.here = this.low ? "annotations" : "viewer";
  }

  /** The composer is gone, and with it the focus: it goes back to what is looked at. */
  backToViewer() {
    const lost = () => document.activeElement === document.body;
    if (!lost()) return;
    requestAnimationFrame(() => {
      if (!lost()) return;
      if (this.low) void this.go("viewer");
      else this.#round.enter("viewer");
    });
  }

  #toViewer() {
    if (this.single) this.here = "viewer";
  }

  async #wholeEvidence() {
    this.here = "evidence";
    this.whole = true;
    await tick();
  }
}

/** Takes the focus out of a field of text; whether it was in one. */
export function leaveField(): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return false;
  if (field instanceof HTMLInputElement && field.type === "radio") return false;
  field.blur();
  return true;
}
