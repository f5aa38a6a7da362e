import { expect, test, vi } from "vitest";
import { click, named, one, show } from "./mounted";
import Progress from "./Progress.svelte";

test("it says what, which file and how many bytes, and can be cancelled", () => {
  const oncancel = vi.fn();
  show(Progress, {
    name: "Checking 2064.zip",
    file: "data/classroom.mp4",
    bytes: "1.3 of 2.1 GB",
    permille: 620,
    oncancel,
  });
  for (const text of ["Checking 2064.zip", "data/classroom.mp4", "1.3 of 2.1 GB"]) {
    expect(document.body.textContent).toContain(text);
  }
  expect(one('[role="progressbar"]').getAttribute("aria-valuenow")).toBe("620");
  click(named("Cancel"));
  expect(oncancel).toHaveBeenCalledOnce();
});

test("what cannot be cancelled offers no way to", () => {
  show(Progress, { name: "Signing", permille: null });
  expect(document.querySelector("button")).toBeNull();
});

test("while it is not known how far it is, no number is said", () => {
  show(Progress, { name: "Signing", permille: null });
  expect(one('[role="progressbar"]').hasAttribute("aria-valuenow")).toBe(false);
});
