import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { click, named, one, show } from "./mounted";
import Toasts from "./Toasts.svelte";
import { ToastList } from "./toasts.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a toast stays six seconds", () => {
  const list = new ToastList();
  list.show("Span removed.", () => undefined);
  vi.advanceTimersByTime(5_999);
  expect(list.shown).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(list.shown).toHaveLength(0);
});

test("one that is held stays until it is let go", () => {
  const list = new ToastList();
  list.show("Span removed.", () => undefined);
  list.hold(1);
  vi.advanceTimersByTime(60_000);
  expect(list.shown).toHaveLength(1);
  list.release(1);
  vi.advanceTimersByTime(6_000);
  expect(list.shown).toHaveLength(0);
});

test("undo takes back once and puts the toast away", () => {
  const list = new ToastList();
  const undo = vi.fn();
  list.show("Span removed.", undo);
  list.undo(1);
  list.undo(1);
  expect(undo).toHaveBeenCalledOnce();
  expect(list.shown).toHaveLength(0);
});

test("one that is put away takes nothing back", () => {
  const list = new ToastList();
  const undo = vi.fn();
  list.show("Span removed.", undo);
  list.dismiss(1);
  vi.advanceTimersByTime(10_000);
  expect(undo).not.toHaveBeenCalled();
});

test("what was just done is said politely, with its Undo", () => {
  const list = new ToastList();
  const undo = vi.fn();
  show(Toasts, { list });
  list.show("Span removed from criterion 3.", undo);
  flushSync();
  expect(one('[role="status"]').textContent).toContain("Span removed from criterion 3.");
  click(named("Undo"));
  expect(undo).toHaveBeenCalledOnce();
  expect(document.querySelector(".toast")).toBeNull();
});

test("while the focus is on it, it stays", () => {
  const list = new ToastList();
  show(Toasts, { list });
  list.show("Span removed.", () => undefined);
  flushSync();
  named("Undo").dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  vi.advanceTimersByTime(60_000);
  expect(list.shown).toHaveLength(1);
  named("Undo").dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  vi.advanceTimersByTime(6_000);
  expect(list.shown).toHaveLength(0);
});
