import { expect, test, vi } from "vitest";
import { report } from "../../gallery/samples/signing";
import { one, show } from "../../lib/ui/mounted";
import ReportPage from "./ReportPage.svelte";

const root = () => one(".report").shadowRoot;

test("the report stands in a tree of its own, in its language", () => {
  show(ReportPage, { number: "2041", html: report });
  expect(root()?.querySelector("h1")?.textContent).toBe("Not yet: one criterion to go");
  expect(document.body.textContent).not.toContain("one criterion to go");
  expect(one(".report").lang).toBe("en");
  expect(one(".report").getAttribute("aria-label")).toBe("Report on No. 2041");
});

test("a link shows its place in the report, and leads the window nowhere", () => {
  show(ReportPage, { number: "2041", html: report });
  const seen = vi.fn();
  const place = root()?.getElementById("p1");
  if (place) place.scrollIntoView = seen;
  const press = new MouseEvent("click", { bubbles: true, cancelable: true, composed: true });
  root()?.querySelector("a")?.dispatchEvent(press);
  expect(press.defaultPrevented).toBe(true);
  expect(seen).toHaveBeenCalledOnce();
});

test("until it is read, that is said", () => {
  show(ReportPage, { number: "2041", html: null });
  expect(one('[role="status"]').textContent).toBe("The report is being read.");
});
