import { createRawSnippet, flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import Dialog from "./Dialog.svelte";
import { one, press, show, words } from "./mounted";

const foot = createRawSnippet(() => ({
  render: () => '<div><button>Drop it</button><button data-first="">Keep writing</button></div>',
}));
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const base = { open: true, title: "Drop the open span?", children: words("With 11 words."), foot };

test("its title is its name", () => {
  show(Dialog, base);
  const dialog = one('[role="dialog"]');
  expect(document.getElementById(dialog.getAttribute("aria-labelledby") ?? "")?.textContent.trim()).toBe(
    base.title,
  );
});

test("the focus starts on the safe answer, wherever it stands", async () => {
  show(Dialog, base);
  await settled();
  expect(document.activeElement?.textContent).toBe("Keep writing");
});

test("Esc leaves, and that is told once", async () => {
  const onclose = vi.fn();
  show(Dialog, { ...base, onclose });
  await settled();
  press(one('[role="dialog"]'), "Escape");
  await settled();
  flushSync();
  expect(onclose).toHaveBeenCalledOnce();
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

test("what has the focus in it is left before it goes away", async () => {
  show(Dialog, base);
  await settled();
  const left = vi.fn();
  document.addEventListener("focusout", left, { once: true });
  press(one('[role="dialog"]'), "Escape");
  flushSync();
  expect(left).toHaveBeenCalledOnce();
});

test("a closed one is not there at all", () => {
  show(Dialog, { ...base, open: false });
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

test("a title that is only said is still its name", () => {
  show(Dialog, { ...base, unseen: true });
  expect(one("h2").className).toContain("unseen");
});
