import { flushSync, mount, unmount } from "svelte";
import { expect, test } from "vitest";
import Dialog from "./Dialog.svelte";
import HintBar from "./HintBar.svelte";
import { one, press, show, words } from "./mounted";

test("it says keys and what they do now", () => {
  show(HintBar, { hints: [{ keys: ["Ctrl", "K"], does: "go to or do" }] });
  expect(one("li").textContent).toBe("CtrlKgo to or do");
});

test("nine at most", () => {
  show(HintBar, {
    hints: Array.from({ length: 12 }, (_, at) => ({ keys: String(at), does: `thing ${at}` })),
  });
  expect(document.querySelectorAll("li")).toHaveLength(9);
});

test("none, where no key acts", () => {
  show(HintBar, { hints: [] });
  expect(document.querySelectorAll("li")).toHaveLength(0);
});

test("while a dialog lies over the window it names no key, for none acts; then it names them again", async () => {
  show(HintBar, { hints: [{ keys: ["Ctrl", "K"], does: "go to or do" }], children: words("all keys") });
  show(Dialog, { open: true, title: "Drop the open span?", children: words("With 11 words.") });
  expect(one("footer").classList.contains("covered")).toBe(true);
  press(one('[role="dialog"]'), "Escape");
  await new Promise((resolve) => setTimeout(resolve, 20));
  flushSync();
  expect(one("footer").classList.contains("covered")).toBe(false);
});

test("a dialog that goes away with its page covers nothing any more", async () => {
  show(HintBar, { hints: [] });
  const page = mount(Dialog, {
    target: document.body,
    props: { open: true, title: "Drop the open span?", children: words("With 11 words.") },
  });
  flushSync();
  await unmount(page);
  flushSync();
  expect(one("footer").classList.contains("covered")).toBe(false);
});
