import Inbox from "@lucide/svelte/icons/inbox";
import { expect, test } from "vitest";
import Empty from "./Empty.svelte";
import { one, show, words } from "./mounted";

test("one sentence on what comes here, and one action", () => {
  show(Empty, {
    icon: Inbox,
    title: "Nothing to review yet",
    children: words("Drop one here."),
    action: words("Choose"),
  });
  expect(one("h2").textContent).toBe("Nothing to review yet");
  expect(one(".empty").textContent).toContain("Drop one here.");
  expect(one(".action").textContent).toBe("Choose");
});

test("without an action there is no room kept for it", () => {
  show(Empty, { title: "Nothing to review yet" });
  expect(document.querySelector(".action")).toBeNull();
});
