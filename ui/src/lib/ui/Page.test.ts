import { expect, test } from "vitest";
import { one, show, words } from "./mounted";
import Page from "./Page.svelte";
import PageHead from "./PageHead.svelte";

test("what is read is the main part, what is done stands beside it under its name", () => {
  show(Page, {
    aside: "Before you sign",
    asideMeta: "2 to look at",
    children: words("Read"),
    side: words("List"),
    foot: words("Act"),
  });
  expect(one("main").textContent).toContain("Read");
  expect(one("aside").getAttribute("aria-label")).toBe("Before you sign");
  expect(one("aside h2").textContent).toContain("2 to look at");
  expect(one("aside").textContent).toContain("Act");
});

test("both parts can be scrolled by keyboard", () => {
  show(Page, { aside: "So far", children: words("Read"), side: words("List") });
  expect(one("main").tabIndex).toBe(0);
  expect(one("aside [role=group]").tabIndex).toBe(0);
});

test("a page has one heading, and says where it belongs", () => {
  show(PageHead, { kicker: "Intake report", title: "Ready to review", lead: words("All is here.") });
  expect(document.querySelectorAll("h1")).toHaveLength(1);
  expect(document.body.textContent).toContain("Intake report");
  expect(document.body.textContent).toContain("All is here.");
});
