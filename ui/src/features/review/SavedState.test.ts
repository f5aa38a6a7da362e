import { expect, test } from "vitest";
import { one, show } from "../../lib/ui/mounted";
import SavedState from "./SavedState.svelte";

const state = () => one("[role=status]");

test("kept, it says since when", () => {
  show(SavedState, { saved: { state: "kept", at: "12:04" } });
  expect(state().textContent.trim()).toBe("Saved 12:04");
});

test("before anything was written it says nothing", () => {
  show(SavedState, { saved: { state: "kept", at: null } });
  expect(state().textContent.trim()).toBe("");
});

test.each(["late", "stuck"] as const)("%s, it does not say “saved”", (how) => {
  show(SavedState, { saved: { state: how, at: "12:04" } });
  expect(state().textContent.trim()).toBe("Not saved yet");
});

test("in a small window the time alone is drawn; the word is still said", () => {
  show(SavedState, { saved: { state: "kept", at: "12:04" }, brief: true });
  expect(one(".unseen").textContent).toBe("Saved 12:04");
  expect(one("[role=status] > [aria-hidden]:last-child").textContent).toBe("12:04");
});

test("of a review that is signed it says that it is only read", () => {
  show(SavedState, { saved: { state: "kept", at: "12:04" }, sealed: true });
  expect(state().textContent.trim()).toBe("Signed, read-only");
});
