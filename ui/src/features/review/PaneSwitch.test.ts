import { expect, test } from "vitest";
import { click, named, show } from "../../lib/ui/mounted";
import PaneSwitch, { type PaneName } from "./PaneSwitch.svelte";

test("each pane has its count, the one that is shown says so, another is one press away", () => {
  const went: PaneName[] = [];
  show(PaneSwitch, {
    panes: [
      { name: "viewer", title: "Viewer", count: "04:41" },
      { name: "rubric", title: "Rubric", count: "3/5" },
    ],
    here: "rubric",
    ongo: (name: PaneName) => went.push(name),
  });
  expect(named("Rubric").getAttribute("aria-current")).toBe("true");
  expect(named("Viewer").getAttribute("aria-current")).toBeNull();
  expect(named("Rubric").textContent).toContain("3/5");
  click(named("Viewer"));
  expect(went).toEqual(["viewer"]);
});
