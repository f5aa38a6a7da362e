// For tests only: a component on the page, taken away when the test is over.
import { createRawSnippet, flushSync, mount, unmount, type Component } from "svelte";
import { afterEach } from "vitest";

const here: object[] = [];

/** Mounts `component` with `props` and answers the page it stands on. */
export function show<Props extends object, Bound extends (keyof Props & string) | "">(
  component: Component<Props, object, Bound>,
  props: NoInfer<Props>,
): HTMLElement {
  here.push(mount(component, { target: document.body, props: props as Props & Record<never, unknown> }));
  flushSync();
  return document.body;
}

/** The one element that `selector` finds; throws where there is none, so that a test reads without question marks. */
export function one<Found extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Found {
  const found = within.querySelector<Found>(selector);
  if (!found) throw new Error(`there is no ${selector} in ${document.body.innerHTML.slice(0, 2000)}`);
  return found;
}

/** The button or link with these words or this name. */
export function named(words: string, within: ParentNode = document): HTMLElement {
  const found = [...within.querySelectorAll<HTMLElement>("button, a, [role=menuitem], [role=option]")].find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent).trim().startsWith(words),
  );
  if (!found) throw new Error(`nothing is called ${words} in ${document.body.innerHTML.slice(0, 2000)}`);
  return found;
}

/** Presses a key on `on`, and lets the page answer. Answers whether the key was left to others. */
export function press(on: HTMLElement, key: string, more: KeyboardEventInit = {}): boolean {
  const left = on.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );
  flushSync();
  return left;
}

export function click(on: HTMLElement) {
  on.click();
  flushSync();
}

/** Writes `text` into a field as a person does. */
export function write(into: HTMLInputElement | HTMLTextAreaElement, text: string) {
  into.value = text;
  into.dispatchEvent(new InputEvent("input", { bubbles: true }));
  flushSync();
}

afterEach(async () => {
  await Promise.all(here.splice(0).map((component) => unmount(component as Record<string, unknown>)));
  document.body.replaceChildren();
});

/** Words as a snippet, for components that enclose something. */
export const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));
