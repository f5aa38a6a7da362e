import { createRawSnippet } from "svelte";
import { expect, test } from "vitest";
import { one, show } from "./mounted";
import Rows from "./Rows.svelte";

const children = createRawSnippet(() => ({
  render: () => '<tr role="row"><th role="rowheader">plan.pdf</th><td role="cell">1.2 MB</td></tr>',
}));
const columns = [{ says: "File" }, { says: "Size", number: true }];
const rolesIn = (selector: string) =>
  [...document.querySelectorAll(selector)].map((part) => part.getAttribute("role"));

test("every part says what it is, however it is drawn", () => {
  show(Rows, { columns, children });
  expect(one("table").getAttribute("role")).toBe("table");
  expect(rolesIn("thead, tbody")).toEqual(["rowgroup", "rowgroup"]);
  expect(rolesIn("thead tr, thead th")).toEqual(["row", "columnheader", "columnheader"]);
});

test("a column's name stands above its cells, in their order", () => {
  show(Rows, { columns, children });
  expect([...document.querySelectorAll("thead th")].map((name) => name.textContent)).toEqual([
    "File",
    "Size",
  ]);
  expect(one("tbody th").textContent).toBe("plan.pdf");
});

test("one that is gone through by keys is a grid with a name", () => {
  show(Rows, { columns, children, role: "grid", label: "Files" });
  expect(one("table").getAttribute("role")).toBe("grid");
  expect(one("table").getAttribute("aria-label")).toBe("Files");
});
