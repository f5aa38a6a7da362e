// What the fields of the rubric write with: the desk holds the words, the screen only shows them.

/** Where the focus is to go. */
export interface Wished {
  field: string;
  caret: number | null;
}

/** Texts by the name of their draft, and whose turn it is to be typed into. */
export interface Pen {
  text(field: string): string;
  type(field: string, text: string): void;
  /** The field is left: what stands there is finished. */
  finish(field: string): void;
  /** The caret is here now; null when it is in no field, and then whether it was left only for a menu or a dialog. */
  focused(field: string | null, caret: number | null, aside?: boolean): void;
  readonly wish: Wished | null;
  /** Asks for the focus. */
  want(field: string): void;
  /** The wish is fulfilled. */
  granted(): void;
}
