import { expect, test, vi } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import { speak } from "../../lib/messages";
import DropDialog from "./DropDialog.svelte";

function ask(over = {}) {
  const told = { ondrop: vi.fn(), onclose: vi.fn() };
  show(DropDialog, { number: "2041", edits: 3, drafts: 1, ...told, ...over });
  return told;
}
const text = () => document.body.textContent.replace(/\s+/g, " ");

test("the focus starts on the safe answer, which drops nothing", async () => {
  const { ondrop, onclose } = ask();
  await vi.waitFor(() => expect(document.activeElement).toBe(named("Keep the correction")));
  click(named("Keep the correction"));
  expect([ondrop.mock.calls.length, onclose.mock.calls.length]).toEqual([0, 1]);
});

test("it says what counts then, what is dropped, and that it can be taken up again", () => {
  const { ondrop } = ask();
  expect(text()).toContain("What you signed then counts alone again");
  expect(text()).toContain("3 changes since the correction was begun are dropped with it.");
  expect(text()).toContain("The unfinished words in one field go with it.");
  expect(text()).toContain("All of it stays in this library.");
  click(named("Drop it"));
  expect(ondrop).toHaveBeenCalledOnce();
});

test.each([
  [0, 0, "Nothing was changed since the correction was begun.", "unfinished"],
  [1, 0, "One change since the correction was begun is dropped with it.", "unfinished"],
  [0, 2, "The unfinished words in 2 fields go with it.", "changes since"],
] as const)("%d changes and %d fields are said as that", (edits, drafts, said, unsaid) => {
  ask({ edits, drafts });
  expect(text()).toContain(said);
  expect(text()).not.toContain(unsaid);
});

test("in Spanish too", () => {
  speak("es");
  ask();
  expect(text()).toContain("¿Descartar la corrección de la n.º 2041?");
  expect(text()).toContain("3 cambios hechos desde que se empezó la corrección se descartan con ella.");
  speak("en");
});
