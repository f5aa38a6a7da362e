import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { all, facts, keys, sampleKey, standing } from "../../gallery/samples/signing";
import { click, named, one, show, write } from "../../lib/ui/mounted";
import { row } from "../review/testing/sample";
import PreSignPage from "./PreSignPage.svelte";

const told = {
  onpurpose: vi.fn(),
  onlook: vi.fn(),
  onplace: vi.fn(),
  onback: vi.fn(),
  onsign: vi.fn(),
  onmakekey: vi.fn(),
};
beforeEach(() => void vi.clearAllMocks());
const base = {
  review: facts(),
  all,
  keys: keys.slice(0, 1),
  recentKey: null,
  sample: null,
  busy: null,
  problem: null,
  ...told,
};
const type = (words: string) => write(one<HTMLInputElement>('input[type="password"]'), words);
const sign = () => {
  one<HTMLFormElement>("form").requestSubmit();
  flushSync();
};
const text = () => document.body.textContent;

test("the outcome is what the rule computes, and not the decision", () => {
  show(PreSignPage, base);
  expect(one("h1").textContent).toBe("Not yet, as the rule computes it");
  expect(text()).toContain("not the decision");
  expect(text()).toContain("a second assessor is asked for");
  expect(text()).not.toMatch(/fail/i);
});

test("a level below the required one is said in words beside its wash", () => {
  show(PreSignPage, base);
  const below = [...document.querySelectorAll("tr.below")].map((row) => row.textContent);
  expect(below).toHaveLength(2);
  expect(below.every((row) => row.includes("below the required level"))).toBe(true);
});

test("each thing to look at leads to its place", () => {
  show(PreSignPage, base);
  click(named("Open it"));
  click(named("Go to criterion 5"));
  expect(told.onlook.mock.calls).toEqual([[all[0]], [all[1]]]);
});

test("a requirement that is not met leads to what is asked for", () => {
  const asked = { ...all[0], artifact: null, requirement: "plan" } as (typeof all)[number];
  show(PreSignPage, { ...base, all: [asked] });
  click(named("See what is asked for"));
  expect(told.onlook).toHaveBeenCalledWith(asked);
});

test("it is signed with the key and the passphrase that were given", () => {
  show(PreSignPage, base);
  type("copper anchor tide seven");
  sign();
  expect(told.onsign).toHaveBeenCalledWith(keys[0]?.fingerprint, "copper anchor tide seven");
});

test("where nothing stands in the way the passphrase has the focus, and the outcome is heard all the same", () => {
  show(PreSignPage, { ...base, looked: true });
  expect(document.activeElement).toBe(one('input[type="password"]'));
  expect(one("[role=status]").textContent).toMatch(/^Not yet, as the rule computes it .*to look at/);
});

/** A small window: what is brought to sight takes the head of the page out of it. */
function small() {
  const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
  vi.spyOn(HTMLHeadingElement.prototype, "getBoundingClientRect").mockImplementation(
    () =>
      ({ top: scrolled.mock.lastCall ? -300 : 80, bottom: scrolled.mock.lastCall ? -266 : 114 }) as DOMRect,
  );
  return scrolled;
}

test.each([
  ["the passphrase is", all],
  ["what is needed first is", standing],
])(
  "a page on which %s out of sight opens at its top all the same, and its text has the focus",
  (_, found) => {
    const scrolled = small();
    show(PreSignPage, { ...base, looked: true, all: found });
    expect(document.activeElement).toBe(one("main"));
    expect(scrolled.mock.contexts.at(-1)).toBe(one("main"));
    expect(scrolled.mock.lastCall).toEqual([{ block: "start" }]);
    vi.restoreAllMocks();
  },
);

test("what is needed first has the focus, and is brought to sight", () => {
  const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
  show(PreSignPage, { ...base, looked: true, all: standing });
  expect(document.activeElement).toBe(named("Go to criterion 4"));
  expect(scrolled.mock.contexts).toEqual([document.activeElement?.closest("li")]);
  vi.restoreAllMocks();
});

test("before it was looked through the focus is taken by nothing", () => {
  show(PreSignPage, base);
  expect(document.activeElement).toBe(document.body);
});

test("without a passphrase nothing is signed, and the field takes the focus", () => {
  show(PreSignPage, base);
  sign();
  expect(told.onsign).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(one('input[type="password"]'));
});

test("what stands in the way stops signing, and says so beside the button", () => {
  show(PreSignPage, { ...base, all: standing });
  type("copper anchor tide seven");
  sign();
  expect(told.onsign).not.toHaveBeenCalled();
  expect(text()).toContain("One thing above is needed first.");
  expect(text()).toContain("needed before signing");
});

test("it is not signed twice while it is being signed", () => {
  show(PreSignPage, { ...base, busy: "signing" });
  type("copper anchor tide seven");
  sign();
  expect(told.onsign).not.toHaveBeenCalled();
});

test("a wrong passphrase is told at the field, and what was typed stays", () => {
  const problem = {
    code: "passphrase-wrong",
    message: "That is not the passphrase.",
    hint: "identity recover.",
    also: [],
  };
  show(PreSignPage, { ...base, problem });
  type("wrong");
  const field = one<HTMLInputElement>('input[type="password"]');
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(one(`[id="${field.getAttribute("aria-describedby")}"]`).textContent).toContain("Keys for signing");
  expect(text()).toContain("Nothing was signed.");
  expect(field.value).toBe("wrong");
});

test("the sample passphrase is on the screen only beside the sample key", () => {
  show(PreSignPage, { ...base, sample: sampleKey });
  expect(text()).not.toContain(sampleKey.passphrase);
  document.body.replaceChildren();
  show(PreSignPage, { ...base, keys, recentKey: sampleKey.fingerprint, sample: sampleKey });
  expect(text()).toContain(sampleKey.passphrase);
});

test("the sample passphrase stays on the screen after a wrong one", () => {
  const problem = { code: "passphrase-wrong", message: "", hint: "", also: [] };
  show(PreSignPage, { ...base, keys, recentKey: sampleKey.fingerprint, sample: sampleKey, problem });
  expect(text()).toContain("Nothing was signed.");
  expect(text()).toContain(sampleKey.passphrase);
});

test("without a key one can be made, and nothing is lost", () => {
  show(PreSignPage, { ...base, keys: [] });
  expect(text()).toContain("Everything that you scored is kept.");
  click(named("Make a key"));
  expect(told.onmakekey).toHaveBeenCalledOnce();
});

test("formative shows no outcome and no wash, but strengths first", () => {
  show(PreSignPage, { ...base, review: facts({ purpose: "formative" }) });
  expect(one("h1").textContent).toBe("3 strengths, one question, 2 next steps");
  expect(document.querySelectorAll("tr.below")).toHaveLength(0);
  expect(text()).not.toContain("as the rule computes it");
  expect([...document.querySelectorAll("section h2")].map((head) => head.textContent.trim())).toEqual([
    "What stands out",
    "Questions",
    "Next step",
  ]);
});

test("feedback in which nothing was said has no tick for it, and leads to the first criterion", () => {
  const rows = base.review.criteria.map(({ id }) => row(id));
  const review = facts({ purpose: "formative", rows, annotations: [] });
  show(PreSignPage, { ...base, review, all: [], looked: true });
  expect([...document.querySelectorAll(".order")].map((line) => line.textContent)).toEqual([
    "All 6 files were opened",
    "All 6 digests still match",
  ]);
  expect(one("aside h2").textContent).toContain("1 to look at, 2 in order");
  click(named("Go to criterion 1"));
  expect(told.onlook.mock.calls[0]?.[0]).toMatchObject({ criterion: rows[0]?.criterion, field: "level" });
});

test("before it was looked through nothing is said to be in order", () => {
  show(PreSignPage, { ...base, all: [] });
  expect(document.querySelectorAll(".order")).toHaveLength(0);
});

test("a question leads to its moment", () => {
  show(PreSignPage, { ...base, review: facts({ purpose: "formative" }) });
  click(named("00:34–00:40"));
  expect(told.onplace).toHaveBeenCalledWith("a7");
});

test("the purpose is a switch of the review", () => {
  show(PreSignPage, base);
  click(one('input[value="formative"]'));
  expect(told.onpurpose).toHaveBeenCalledWith("formative");
});

test("a return says its reasons and nothing about the teaching", () => {
  show(PreSignPage, { ...base, review: facts({ returned: ["Consent is missing or not complete"] }) });
  expect(one("h1").textContent).toBe("Returned without a judgement");
  expect(document.querySelectorAll("table")).toHaveLength(0);
  expect(named("Sign the return")).toBeDefined();
});

test("cited moments of films without a picture are told before the signature", () => {
  show(PreSignPage, { ...base, filmsWithout: 2 });
  expect(text()).toContain("2 cited moments of films have no picture yet.");
});

test("where every moment has its picture, nothing is said of it", () => {
  show(PreSignPage, { ...base, filmsWithout: 0 });
  expect(text()).not.toContain("no picture");
});
