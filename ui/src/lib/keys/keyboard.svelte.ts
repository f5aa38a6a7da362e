// The window's keyboard: which layer of the screen gets a press, the person's own keys, what is printed on them.
import { getContext, setContext } from "svelte";
import { find, withChanges, withoutSingleKeys, type Action, type Changed } from "./actions";
import { isSingle, pressed, read, write, type Press } from "./chord";
import { caps, learn, noPrints } from "./printed";
import { activates, keepsKeys, typesInto } from "./target";
import { Typing } from "./typing";

/** Does an action; false hands the press on to the layer below. `index` is the place in a row of keys. */
export type Act = (index: number) => unknown;

/** What acts while a part of the screen is there. */
export interface Layer {
  scope: string;
  acts: Partial<Record<string, Act>>;
  /** Goes up one level; false where there is none here. */
  escape?: () => unknown;
  /** Nothing below it acts: a dialog. */
  alone?: boolean;
}

/** One keyboard for the window. */
export class Keyboard {
  /** Whether a letter or digit alone acts. */
  singleKeys = $state(true);
  /** The person's changed keys. */
  changes = $state.raw<readonly Changed[]>([]);
  /** What is typed, on whatever screen and in whatever dialog: the keys of undo and redo are its own first. */
  readonly typing = new Typing();
  #prints = $state.raw(noPrints);
  #layers: Layer[] = [];
  readonly #delivered: readonly Action[];
  readonly #now: readonly Action[] = $derived.by(() => {
    const own = withChanges(this.#delivered, this.changes);
    return this.singleKeys ? own : withoutSingleKeys(own);
  });

  constructor(delivered: readonly Action[]) {
    this.#delivered = delivered;
  }

  /** The actions as delivered: what the settings compare with. */
  get delivered(): readonly Action[] {
    return this.#delivered;
  }

  /** The actions with the keys that act now. */
  get actions(): readonly Action[] {
    return this.#now;
  }

  /** The caps to draw beside the name of `id`: its first key, or none. A row shows its first and last. */
  caps(id: string): string[][] {
    const action = this.#now.find((one) => one.id === id);
    if (!action) return [];
    const ends = action.series ? [action.chords.at(0), action.chords.at(-1)] : [action.chords.at(0)];
    return ends.filter((chord) => chord !== undefined).map((chord) => this.capsOf(chord));
  }

  /** The last cap of one place in a row of keys: what stands beside a level is its digit. */
  capAt(id: string, index: number): string | null {
    const chord = this.#now.find((one) => one.id === id)?.chords[index];
    return chord === undefined ? null : (this.capsOf(chord).at(-1) ?? null);
  }

  /** The caps of one chord, as printed. */
  capsOf(chord: string): string[] {
    return caps(chord, this.#prints);
  }

  /** What can be done where one is, the topmost layer's first: for the palette. Rows of keys are not among it. */
  doable(): Action[] {
    const layers = [...this.#layers].reverse();
    return layers.flatMap(({ scope, acts }) =>
      this.#now.filter((action) => action.scope === scope && !action.series && acts[action.id] !== undefined),
    );
  }

  /** Does `id`, as its key would. */
  do(id: string): void {
    this.#down((layer) => {
      const act = layer.acts[id];
      return act !== undefined && act(0) !== false;
    });
  }

  /** Puts `layer` on top; the returned function takes it away again, wherever it then lies. */
  layer(layer: Layer): () => void {
    this.#layers = [...this.#layers, layer];
    return () => {
      this.#layers = this.#layers.filter((one) => one !== layer);
    };
  }

  /** A press somewhere in the window. Taken presses are not handed to the browser. */
  press = (event: KeyboardEvent): void => {
    this.#prints = learn(this.#prints, event);
    const chord = pressed(event);
    if (event.defaultPrevented || !chord) return;
    const text = write(chord);
    const taken = keepsKeys(event.target)
      ? typesInto(event.target) && this.#typed(text)
      : this.#taken(event, text);
    if (taken) event.preventDefault();
  };

  #taken(event: KeyboardEvent, text: string): boolean {
    if (text === "Escape") return this.#down(({ escape }) => escape !== undefined && escape() !== false);
    const typing = typesInto(event.target);
    if (typing && this.#typed(text)) return true;
    if (!typing && activates(event.target, text)) return false;
    return this.#down((layer) => this.#act(layer, text, event, typing));
  }

  #typed(text: string): boolean {
    const means = (id: string) => this.#now.some((one) => one.id === id && one.chords.includes(text));
    return (means("undo") && this.typing.back()) || (means("redo") && this.typing.again());
  }

  #act(layer: Layer, text: string, event: Press & { repeat: boolean }, typing: boolean): boolean {
    const match = find(this.#now, layer.scope, text);
    const act = match && layer.acts[match.action.id];
    if (!match || !act || (typing && !(match.action.whileTyping && isHeld(text)))) return false;
    if (event.repeat && !match.action.repeats) return true;
    return act(match.index) !== false;
  }

  #down(take: (layer: Layer) => boolean): boolean {
    for (const layer of [...this.#layers].reverse()) {
      if (take(layer)) return true;
      if (layer.alone) return false;
    }
    return false;
  }
}

/** Whether a chord is more than a letter, digit or sign alone: those are typed, whatever keys were kept. */
function isHeld(text: string): boolean {
  const chord = read(text);
  return chord !== null && !isSingle(chord);
}

const given = Symbol("keyboard");

/** Gives the window's keyboard to everything in it. */
export const setKeyboard = (keyboard: Keyboard): Keyboard => setContext(given, keyboard);

/** The window's keyboard; one without actions where none is given. */
export const getKeyboard = (): Keyboard => getContext<Keyboard | undefined>(given) ?? new Keyboard([]);
