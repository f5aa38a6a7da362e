import axe from "axe-core";
import { expect, test } from "vitest";
import { click, named, one, show } from "../../lib/ui/mounted";
import { problem } from "./testing/fake";
import UnsavedDialog from "./UnsavedDialog.svelte";

function open(over = {}) {
  const did: boolean[] = [];
  show(UnsavedDialog, {
    way: "close",
    unsaved: { problem: problem("disk-full"), at: "12:04" },
    onanswer: (may: boolean) => did.push(may),
    ...over,
  });
  return did;
}
const words = () => one("[role=dialog]").textContent.replace(/\s+/g, " ");

test("a full disk: what is kept, what to do, what closing means; the focus is on staying", () => {
  open();
  expect(words()).toContain("The disk is full.");
  expect(words()).toContain("Everything up to 12:04 is saved; the last words are kept in the window.");
  expect(words()).toContain("Free some space.");
  expect(words()).toContain("Closed now, it forgets them.");
  expect(document.activeElement).toBe(named("Stay here"));
});

test("a disk that does not answer is said, and what to do where the failure knows it", () => {
  open({ way: "go", unsaved: { problem: null, at: null } });
  expect(words()).toContain("The disk has not answered yet.");
  expect(words()).toContain("What you typed is kept in this window.");
  document.body.replaceChildren();
  open({ unsaved: { problem: problem("library-io"), at: "12:04" } });
  expect(words()).toContain("This is library-io.");
  expect(words()).toContain("Do something about it.");
});

test.each([
  ["close", "Close anyway"],
  ["go", "Leave anyway"],
])("staying and going are one press each, on the way to %s", (way, goes) => {
  const did = open({ way });
  click(named("Stay here"));
  click(named(goes));
  expect(did).toEqual([false, true]);
});

test("axe finds nothing", async () => {
  open();
  const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});
