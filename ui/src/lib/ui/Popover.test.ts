import { createRawSnippet } from "svelte";
import { expect, test } from "vitest";
import { one, show, words } from "./mounted";
import Popover from "./Popover.svelte";

const trigger = createRawSnippet<[Record<string, unknown>]>(() => ({
  render: () => "<button>Kind</button>",
}));

test("open, it has a name and holds what it is for", () => {
  show(Popover, { open: true, label: "Kind", trigger, children: words("Evidence") });
  expect(one('[role="dialog"]').getAttribute("aria-label")).toBe("Kind");
  expect(one('[role="dialog"]').textContent).toContain("Evidence");
});

test("closed, only its button is there", () => {
  show(Popover, { label: "Kind", trigger, children: words("Evidence") });
  expect(document.querySelector('[role="dialog"]')).toBeNull();
  expect(one("button").textContent).toBe("Kind");
});
