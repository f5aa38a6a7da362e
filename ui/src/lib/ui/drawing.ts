// Each drawing is made once by its component and then copied: a copy costs a tenth, and rows are full of them.
import type { LucideIcon } from "@lucide/svelte";
import { mount } from "svelte";
import type { Attachment } from "svelte/attachments";

const models = new Map<LucideIcon, Map<string, Element>>();

/** Draws an icon into its place, `size` pixels wide with lines of `stroke`. */
export const drawing =
  (icon: LucideIcon, size: number, stroke: number): Attachment<HTMLElement> =>
  (place) =>
    place.replaceChildren(model(icon, size, stroke).cloneNode(true));

function model(icon: LucideIcon, size: number, stroke: number): Element {
  const sizes = models.get(icon) ?? new Map<string, Element>();
  models.set(icon, sizes);
  const name = `${size} ${stroke}`;
  const known = sizes.get(name);
  if (known) return known;
  const target = document.createElement("span");
  mount(icon, { target, props: { size, strokeWidth: stroke } });
  const made = target.firstElementChild ?? target;
  sizes.set(name, made);
  return made;
}
