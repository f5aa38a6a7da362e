import { beforeEach, expect, test, vi } from "vitest";
import { facts as factsOf, long, signed, unwritten } from "../../gallery/samples/signing";
import { speak } from "../../lib/messages";
import { click, named, one, show } from "../../lib/ui/mounted";
import SignedPage from "./SignedPage.svelte";

const after = {
  onnext: vi.fn(),
  onqueue: vi.fn(),
  onshow: vi.fn(),
  onread: vi.fn(),
  onwrite: vi.fn(),
  oncorrect: vi.fn(),
  ontakeup: vi.fn(),
};
beforeEach(() => void vi.clearAllMocks());
const answered = factsOf();
const page = { number: "2041", answered, purpose: "summative" as const, signed, next: null, ...after };
const text = () => document.body.textContent.replace(/\s+/g, " ");
const facts = () =>
  Object.fromEntries(
    [...document.querySelectorAll("dt")].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent.replace(/\s+/g, " ").trim(),
    ]),
  );
const rows = () =>
  [...document.querySelectorAll("aside li")].map((row) => [
    // A name that may be cut in its middle stands there whole, and once more as it is drawn.
    row.querySelector(".name")?.textContent.trim().split(/\s/)[0],
    row.querySelector(".called + .what")?.textContent,
    row.querySelector(".size")?.textContent,
  ]);

test("what was signed bears its hallmark, and the record says what it holds", () => {
  show(SignedPage, page);
  expect(one('[role="img"]').getAttribute("aria-label")).toContain("No. 2041");
  expect(text()).toContain("4 of 5 criteria at Demonstrated.");
  expect(text()).toContain(
    "The record holds 4 levels, one criterion that cannot be judged, 14 places in the evidence and the digests of all 6 files.",
  );
});

test("who signed, with which key, when, what, and where the package lies", () => {
  show(SignedPage, page);
  expect(facts()).toMatchObject({
    "Signed by": "Ruth Okafor, assessor",
    Digest: "sha256 9f2c 41d0 7be3 a558 1e07 c9b4 60aa 3f12 …",
    Journal: "212 entries, unbroken, head 5a7e 02c1",
  });
  expect(text()).toContain("harbour · linen · seven · orchard");
  expect(facts()["Time"]).toContain("by this computer’s clock");
  expect(facts()["Package"]).toContain("2041-checking-for-understanding-attempt-2-result.zip 2.4 MB");
});

test("a journal that is not as it was signed is not called unbroken", () => {
  show(SignedPage, { ...page, signed: unwritten });
  expect(facts()["Journal"]).toContain("does not lead to this head any more");
  expect(text()).not.toContain("unbroken");
});

test("each file of the package has what it is, and its size", () => {
  show(SignedPage, page);
  expect(one("aside h2").textContent.trim()).toBe("What is in the package");
  expect(rows()).toEqual([
    ["record.json", "signed", "48 kB"],
    ["record.html", "for the teacher", "404 kB"],
    ["micro-credential.json", "rubric and rule", "9.2 kB"],
    ["places/", "6 pictures of cited places", "1.6 MB"],
  ]);
  expect(text()).toContain("consent");
  expect(text()).toContain("The 6 files of the evidence themselves, and your private notes.");
});

test("what is not known is listed too", () => {
  show(SignedPage, { ...page, signed: long });
  expect(rows().at(-1)?.[1]).toContain("listed in the record");
});

test("where nothing was written nothing left, no file can be shown, and it can be written", () => {
  show(SignedPage, { ...page, signed: unwritten });
  expect(one("aside h2").textContent.trim()).toBe("What is in the package");
  expect(text()).toContain("No file of it is known here.");
  expect(text()).not.toContain("pictures of cited places");
  expect(() => named("Show the file")).toThrow();
  click(named("Write the package"));
  expect(after.onwrite).toHaveBeenCalledOnce();
});

test.each([
  ["Show the file", "onshow"],
  ["Read the report", "onread"],
  ["Write a correction", "oncorrect"],
  ["Next submission: No. 2058", "onnext"],
] as const)("“%s” does that and nothing else", (words, way) => {
  show(SignedPage, { ...page, next: "2058" });
  click(named(words));
  expect(Object.entries(after).filter(([, called]) => called.mock.calls.length > 0)).toEqual([
    [way, after[way]],
  ]);
});

test("where nothing is left to do the way leads to the queue", () => {
  show(SignedPage, page);
  click(named("Back to the queue"));
  expect(after.onqueue).toHaveBeenCalledOnce();
});

test("a correction says that it takes the place of the earlier record", () => {
  show(SignedPage, { ...page, signed: unwritten });
  expect(text()).toContain("It takes the place of the record that you signed before.");
});

test("the role is said in the language of the window", () => {
  speak("es");
  show(SignedPage, page);
  expect(one("dd").textContent).toBe("Ruth Okafor, evaluador");
  expect(text()).toContain("El registro lleva 4 niveles, un criterio que no se puede juzgar");
  speak("en");
});

test("feedback is called feedback, and a return holds no levels", () => {
  show(SignedPage, { ...page, purpose: "formative" });
  expect(one("h1").textContent).toBe("Feedback on No. 2041 signed");
  expect(text()).not.toContain("outcome is");
  document.body.replaceChildren();
  show(SignedPage, { ...page, signed: { ...signed, outcome: { ...signed.outcome, value: "returned" } } });
  expect(text()).toContain("Nothing is said about the teaching.");
  expect(text()).not.toContain("The record holds");
});

test("cited moments of films that went out without a picture are told", () => {
  show(SignedPage, { ...page, signed: { ...signed, filmsWithout: 1 } });
  expect(text()).toContain("One cited moment of a film went out without a picture");
});
