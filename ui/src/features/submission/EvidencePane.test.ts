import { beforeEach, expect, test } from "vitest";
import type { Coverage, Hit } from "../../lib/ipc/contract";
import { click, named, one, show } from "../../lib/ui/mounted";
import { artifacts } from "../review/testing/sample";
import EvidencePane from "./EvidencePane.svelte";

let did: string[];
beforeEach(() => (did = []));
const files = artifacts.filter(({ id }) => id !== "captions");
const seen = (artifact: string): Coverage => ({
  artifact,
  opened: artifact === "video",
  stretches: artifact === "video" ? [[0, 91_500]] : [],
});

function open(over = {}) {
  show(EvidencePane, {
    artifacts: files,
    digests: 6,
    seen,
    open: ["video"],
    requirements: [],
    attemptNote: null,
    search: async (): Promise<Hit[]> => [],
    onopen: (id: string) => did.push(`open ${id}`),
    onbeside: (id: string) => did.push(`beside ${id}`),
    ontwo: () => did.push("two"),
    onhit: () => did.push("hit"),
    ...over,
  });
}
const row = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>(".files button")].find((one) =>
    one.textContent.includes(name),
  );
  if (!found) throw new Error(`no row ${name}`);
  return found;
};

test("it counts what was opened", () => {
  open();
  expect(one(".count").textContent).toBe("1 of 5 opened");
});

test("each file says how much of it was seen; only the open one has the map", () => {
  open();
  expect(row("classroom.mp4").textContent).toContain("50 %");
  expect(row("lesson-plan.pdf").textContent).toContain("not opened");
  expect(document.querySelectorAll(".map")).toHaveLength(1);
  expect(row("classroom.mp4").getAttribute("aria-current")).toBe("true");
});

test("a file pressed is opened; with Ctrl beside the other", () => {
  open();
  click(row("lesson-plan.pdf"));
  row("sample-1.jpg").dispatchEvent(new MouseEvent("click", { ctrlKey: true, bubbles: true }));
  expect(did).toEqual(["open plan", "beside sample-1"]);
});

test("of two that are open each says its side", () => {
  open({ open: ["plan", "video"] });
  expect(row("lesson-plan.pdf").textContent).toContain("A");
  expect(row("classroom.mp4").textContent).toContain("B");
  expect(named("Two side by side").getAttribute("aria-pressed")).toBe("true");
});

test("what is asked for says in words too whether it is there", () => {
  const one = {
    id: "plan",
    title: "Lesson plan",
    shows: "",
    kinds: [],
    limits: "1",
    given: 0,
    wanted: 1,
    met: false,
  };
  open({
    requirements: [
      one,
      { ...one, id: "work", title: "Student work", given: 3, wanted: 2, limits: "2–4", met: true },
    ],
  });
  expect(document.body.textContent).toContain("Lesson plan, not met");
  expect(document.body.textContent).toContain("0 of 1");
  expect(document.body.textContent).toContain("Student work, met");
  expect(document.body.textContent).toContain("3 of 2–4");
});

test("what is to be known of the attempt is there, or nothing is", () => {
  open({ attemptNote: "Second attempt. 2 of 6 files are unchanged." });
  expect(document.body.textContent).toContain("Second attempt.");
  document.body.replaceChildren();
  open();
  expect(document.body.textContent).not.toContain("This attempt");
});

test("the digests are said as they were found", () => {
  open();
  expect(document.body.textContent).toContain("All 6 digests matched when it came in");
});
