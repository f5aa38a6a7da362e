import { expect, test } from "vitest";
import { one, show } from "../../lib/ui/mounted";
import DropTarget from "./DropTarget.svelte";

test("where nobody knows yet what hangs there, it says that it can be let go", () => {
  show(DropTarget, {});
  expect(one("h1").textContent).not.toMatch(/\d/);
  expect(document.querySelector("li")).toBeNull();
});

test("each thing is named with what will become of it, and only what is taken is counted", () => {
  const files = [
    { name: "2064.zip", what: "Submission bundle", taken: true },
    { name: "budget.xlsx", what: "Not a submission: will be left alone", taken: false },
  ];
  show(DropTarget, { files });
  expect(one("h1").textContent).toContain("1 submission");
  expect([...document.querySelectorAll("li")].map((row) => row.textContent.includes("left alone"))).toEqual([
    false,
    true,
  ]);
});
