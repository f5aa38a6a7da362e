// For tests only: a pen that remembers what was done with it.
import type { Pen, Wished } from "./pen";

export class FakePen implements Pen {
  readonly did: string[] = [];
  wish: Wished | null = null;
  constructor(readonly texts: Record<string, string> = {}) {}
  text = (field: string) => this.texts[field] ?? "";
  type = (field: string, text: string) => void this.did.push(`type ${field}=${text}`);
  finish = (field: string) => void this.did.push(`finish ${field}`);
  focused = (field: string | null, caret: number | null) => void this.did.push(`focused ${field} ${caret}`);
  want = (field: string) => void this.did.push(`want ${field}`);
  granted = () => {
    this.did.push("granted");
    this.wish = null;
  };
}
