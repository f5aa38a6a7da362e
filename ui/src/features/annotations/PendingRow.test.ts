import { expect, test } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import PendingRow from "./PendingRow.svelte";

const given = { place: "04:32–04:41", text: "What will the nine do?", numbers: [3] };

test("what is on its way looks like a row, and says nothing of waiting at first", () => {
  show(PendingRow, given);
  expect(document.body.textContent).toContain("What will the nine do?");
  expect(document.body.textContent).not.toContain("Not saved yet");
});

test("when it takes long, that is said", () => {
  show(PendingRow, { ...given, late: true });
  expect(document.body.textContent).toContain("Not saved yet");
});

test("one that was refused stays with its words, and can be mended", () => {
  const did: string[] = [];
  show(PendingRow, { ...given, onmend: () => did.push("mend") });
  expect(document.body.textContent).toContain("Not kept");
  click(named("Mend it"));
  expect(did).toEqual(["mend"]);
});
