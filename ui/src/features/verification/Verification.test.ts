import { beforeEach, expect, test, vi } from "vitest";
import { note } from "../../gallery/samples/intake";
import { differs, invalid, record, trusted, valid } from "../../gallery/samples/verdicts";
import type { Verdict } from "../../lib/ipc";
import { speak } from "../../lib/messages";
import { click, named, one, show } from "../../lib/ui/mounted";
import { findingsOf } from "./findings";
import RecordPage from "./RecordPage.svelte";
import VerifyPage from "./VerifyPage.svelte";

const told = { onchoose: vi.fn(), onread: vi.fn(), onroster: vi.fn(), onevidence: vi.fn(), onaway: vi.fn() };
beforeEach(() => void vi.clearAllMocks());
const page = (...verdicts: Verdict[]) =>
  show(VerifyPage, {
    looked: verdicts.map((verdict, key) => ({ key, path: verdict.path, verdict, problem: null })),
    ...told,
  });
const text = () => document.body.textContent;
const texts = (verdict: Verdict) => findingsOf(verdict).map((finding) => finding.text);

test.each([
  ["Trusted", trusted],
  ["Valid", valid],
  ["Invalid", invalid],
])("%s is said by its word beside its shield", (word, verdict) => {
  page(verdict);
  expect(one("h2").textContent).toBe(word);
  expect(document.querySelectorAll("header svg").length).toBeGreaterThan(0);
});

test("of an invalid file nothing is shown that it claims", () => {
  page(invalid);
  expect(text()).not.toMatch(/Sand|Signed by|criteria|granite/);
  expect(text()).toContain("What it says is not shown as a result");
  expect(document.querySelectorAll("footer")).toHaveLength(0);
});

const again = "Ask for the bundle again; it is not whole.";

test("of a damaged package nothing is said about a bundle: it is a result that has to be asked for again", () => {
  const notes = [
    note("payload-missing", "error", "data/report.html", "data/report.html is not there.", again),
    note("path-escapes", "error", "../x", "../x is a name that leads out of the bundle.", again),
    note("not-a-bundle", "error", null, "There is no bagit.txt here, so it is not a submission bundle.", ""),
  ];
  page({ ...invalid, notes });
  expect(text()).not.toContain("bundle");
  expect(text()).toContain("data/report.html is not there.");
  expect(text()).toContain("“../x” is a name that leads out of the package");
  expect(text()).toContain("Ask for the result package again.");
});

test("what is wrong with the record itself, or with the evidence beside it, keeps its own way out", () => {
  const notes = [
    note("signature-wrong", "error", null, "The signature is another one.", "Ask whoever signed it."),
    note("payload-missing", "warning", null, "plan.pdf is missing.", again),
  ];
  page({ ...invalid, notes });
  expect(text()).toContain("Ask whoever signed it.");
  expect(text()).toContain(again);
});

test("even where an invalid file came with a record it is not offered to be read", () => {
  page({ ...invalid, record, signer: "M. Sand", fingerprint: trusted.fingerprint });
  expect(text()).not.toMatch(/Sand|Read the record|granite/);
});

test("who signed is told with the key as its words", () => {
  page(trusted);
  expect(text()).toContain("Signed by M. Sand, assessor");
  expect(text()).toContain("granite · sparrow · two · meadow");
});

test("a key on no roster is told with what to do about it", () => {
  expect(texts(valid)).toContain("No roster says whose key it is");
  expect(texts(differs)).toContain("The roster “Riverside district” does not vouch for this key");
  expect(texts(trusted)).toContain("On the roster “Riverside district”");
});

test.each([
  ["same", "The evidence is the same", "ok"],
  ["differs", "The evidence is not what was judged", "bad"],
  ["not-at-hand", "The evidence is not at hand", "open"],
] as const)("evidence that is %s is told apart from the signature", (evidence, words, mark) =>
  expect(findingsOf({ ...trusted, evidence }).find((finding) => finding.text === words)?.mark).toBe(mark),
);

test("that the evidence differs is told once, and what differs in it beside that", () => {
  const notes = [
    note("payload-missing", "warning", null, "plan.pdf is missing.", ""),
    note("evidence-differs", "error", null, "The evidence at hand is another.", "Look for the bundle."),
  ];
  const told = texts({ ...differs, notes });
  expect(told).toContain("plan.pdf is missing.");
  expect(told).not.toContain("The evidence at hand is another.");
  expect(told.filter((words) => words.includes("evidence"))).toEqual(["The evidence is not what was judged"]);
});

test("each mark has its word for those who listen", () => {
  page(differs);
  for (const word of ["in order:", "open:", "wrong:"]) expect(text()).toContain(word);
});

test("what else was found is told too", () =>
  expect(
    texts({ ...valid, notes: [note("not-yet", "warning", null, "It holds from tomorrow on.", "")] }),
  ).toContain("It holds from tomorrow on."));

test("feedback has no outcome", () => {
  const feedback = { ...trusted, record: { ...record, purpose: "formative" as const } };
  expect(texts(feedback)).toContain("It is feedback, without an outcome");
  expect(texts(feedback).join(" ")).not.toContain("Not yet");
});

test("only what is missing is offered: a roster for Valid, the evidence where it is not the same", () => {
  page(trusted);
  expect(text()).not.toContain("Choose a roster");
  expect(text()).not.toContain("Compare the evidence");
  document.body.replaceChildren();
  page(valid);
  click(named("Choose a roster"));
  click(named("Compare the evidence"));
  expect(told.onroster).toHaveBeenCalledWith(valid.path);
  expect(told.onevidence).toHaveBeenCalledWith(valid.path);
});

test("results stand side by side, and each can be put away", () => {
  page(trusted, valid, invalid);
  expect(document.querySelectorAll("article")).toHaveLength(3);
  click(named("Put wait-time.json away"));
  expect(told.onaway).toHaveBeenCalledWith(1);
});

test("the first of the results that came takes the focus and comes into sight", () => {
  const seen = vi.fn();
  Element.prototype.scrollIntoView = seen;
  const looked = [trusted, valid, trusted, invalid].map((verdict, key) => ({
    ...{ key, path: verdict.path, verdict, problem: null },
  }));
  show(VerifyPage, { looked, arrival: { first: 3 }, ...told });
  expect(document.activeElement?.textContent).toContain("Invalid");
  expect(seen).toHaveBeenCalledOnce();
});

test("a file that is no result says so in its own place", () => {
  const problem = {
    code: "x",
    message: "budget.xlsx is no signed result.",
    hint: "Choose a record.",
    also: [],
  };
  show(VerifyPage, { looked: [{ key: 1, path: "/in/budget.xlsx", verdict: null, problem }], ...told });
  expect(one("h2").textContent).toBe("Not a result");
  expect(text()).toContain("Choose a record.");
});

test("a damaged zip that was to be a result is asked for as one", () => {
  const problem = { code: "zip-ambiguous", message: "This zip ends twice.", hint: again, also: [] };
  show(VerifyPage, { looked: [{ key: 1, path: "/in/result.zip", verdict: null, problem }], ...told });
  expect(text()).toContain("This zip ends twice. Ask for the result package again.");
  expect(text()).not.toContain("bundle");
});

test("before anything is verified it is said what comes here", () => {
  page();
  click(named("Choose a file"));
  expect(told.onchoose).toHaveBeenCalledOnce();
});

test("a record is read with every criterion, its words and its places", () => {
  show(RecordPage, { verdict: trusted, record, onback: vi.fn() });
  expect(one("h1").textContent).toBe("Not yet");
  expect(document.querySelectorAll("section")).toHaveLength(5);
  expect(one("section").textContent).toContain("data/classroom.mp4, 04:12–04:41");
  expect(text()).toContain("Cannot be judged from this evidence");
});

test("a place without a criterion is not lost", () => {
  const [place] = record.annotations;
  const loose = { ...record, annotations: [{ ...place, criteria: [] }] } as typeof record;
  show(RecordPage, { verdict: trusted, record: loose, onback: vi.fn() });
  expect(text()).toContain("All 24 hands are up before anyone speaks.");
});

test("a returned record says its reasons and no level", () => {
  const returned = { ...record, rows: [], annotations: [], returned: ["Consent is missing."] };
  show(RecordPage, { verdict: valid, record: returned, onback: vi.fn() });
  expect(one("h1").textContent).toBe("Returned without a judgement");
  expect(text()).toContain("Consent is missing.");
  expect(text()).not.toContain("Demonstrated");
});

test("whose key it is, is said with the role in the window's language", () => {
  speak("es");
  const [signer] = findingsOf({ ...valid, signer: "R. Okafor", role: "assessor" }).filter(
    ({ words }) => words,
  );
  expect(signer?.text).toBe("Firmado por R. Okafor, evaluador");
  speak("en");
});
