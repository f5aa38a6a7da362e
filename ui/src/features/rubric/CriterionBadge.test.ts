import { expect, test } from "vitest";
import { one, show } from "../../lib/ui/mounted";
import CriterionBadge from "./CriterionBadge.svelte";

const badge = () => one(".badge");

test("a criterion that is scored is filled, one that is not is an outline; both carry their number", () => {
  show(CriterionBadge, { number: 3 });
  expect(badge().textContent).toBe("3");
  expect(badge().classList.contains("scored")).toBe(true);
  document.body.replaceChildren();
  show(CriterionBadge, { number: 3, scored: false });
  expect(badge().textContent).toBe("3");
  expect(badge().classList.contains("scored")).toBe(false);
});

test.each([
  [1, "var(--c1)"],
  [8, "var(--c8)"],
  [9, "var(--c1)"],
])("criterion %i has the colour %s", (number, colour) => {
  show(CriterionBadge, { number });
  expect(badge().style.getPropertyValue("--c")).toBe(colour);
});

test("it is named only where nothing beside it names the criterion", () => {
  show(CriterionBadge, { number: 3 });
  expect(badge().hasAttribute("role")).toBe(false);
  document.body.replaceChildren();
  show(CriterionBadge, { number: 3, label: "Criterion 3" });
  expect(badge().getAttribute("aria-label")).toBe("Criterion 3");
});
