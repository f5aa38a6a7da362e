// A viewer and a list of toasts for tests: they do as they are told, and remember it.
import type { Place } from "../../../lib/ipc/contract";
import type { DeskViewer, Position } from "../panels.svelte";

/** A recording, or a page, that does as it is told. */
export class FakeViewer implements DeskViewer {
  selected: Place[] = [];
  plays = false;
  did: string[] = [];
  /** What drawing a box selects. */
  box: Place[] = [];
  constructor(public where: Position = { atMs: 272_000 }) {}
  describe = () => this.selected;
  reveal = (place: Place) => void this.did.push(`reveal ${place.kind}`);
  position = () => this.where;
  restore = (position: Position) => void this.did.push(`restore ${JSON.stringify(position)}`);
  playing = () => this.plays;
  control(action: string) {
    this.did.push(action);
    if (action === "play" || action === "pause") this.plays = action === "play";
    if (action === "box") this.selected = this.box;
    if (action === "clear") this.selected = [];
    return action !== "box" || this.box.length > 0;
  }
}

/** Toasts that never go away by themselves. */
export class Toasts {
  shown: { id: number; text: string; undo: () => void }[] = [];
  show = (text: string, undo: () => void) => void this.shown.push({ id: this.shown.length, text, undo });
  undo(id: number) {
    const toast = this.shown.find((one) => one.id === id);
    this.shown = this.shown.filter((one) => one !== toast);
    toast?.undo();
  }
}
