// Submission 2041 while it is scored, for the gallery: everything that a review window shows, as the sample library has it.
import { annotation, criteria, review, row, time } from "../features/review/testing/sample";
import type { Annotation, Review } from "../lib/ipc/contract";

const annotations: Annotation[] = [
  annotation("a1", {
    artifact: "plan",
    criteria: ["plans-the-check"],
    place: {
      kind: "words",
      page: 1,
      start: 120,
      end: 168,
      quote: "Which is larger, 3/8 or 3/5, or are they equal?",
    },
    label: "p. 1, “Which is larger, 3/8 or 3/5, or are they equal?”",
    comment: "The question stands here with its minute and what each finger means.",
  }),
  annotation("a2", {
    artifact: "plan",
    criteria: ["plans-the-check"],
    place: { kind: "page", page: 1, box: [104_000, 415_000, 792_000, 205_000] },
    label: "p. 1, box",
    comment: "Two wrong answers are expected, each with what will be done after it.",
  }),
  annotation("a3", {
    artifact: "sample-1",
    criteria: ["follows-through"],
    kind: "strength",
    place: { kind: "picture", box: [120_000, 150_000, 800_000, 410_000] },
    label: "box",
    comment: "The first answer is crossed out and still to be read; the strips below it show what mended it.",
  }),
  annotation("a6"),
  annotation("a7", {
    kind: "question",
    place: time(34_629, 40_000),
    label: "00:34–00:40",
    comment: "What did the fingers tell you here?",
  }),
  annotation("a8", {
    criteria: ["finds-out-why"],
    place: time(50_000, 81_038),
    label: "00:50–01:21",
    comment: "One, two and three fingers are explained before anything is called right.",
  }),
  annotation("a9", {
    criteria: ["adjusts-teaching"],
    place: time(90_000, 120_918),
    label: "01:30–02:00",
    comment: "No worksheet yet: strips and partner talk, with the reason told.",
  }),
  annotation("a10", {
    criteria: ["adjusts-teaching"],
    kind: "strength",
    place: time(144_000, 150_087),
    label: "02:24–02:30",
    comment: "The student mends the thought alone; nobody told the answer.",
  }),
  annotation("a11", {
    criteria: ["adjusts-teaching", "follows-through"],
    kind: "next-step",
    place: time(169_000, 179_883),
    label: "02:49–02:59",
    comment: "Second check: 22 ones and 2 twos, and the two are named at once.",
  }),
  annotation("a12", {
    artifact: "reflection",
    criteria: ["follows-through"],
    standing: "lost",
    lostWhy: "The text is no longer in this file. The comment is kept.",
    place: { kind: "words", page: null, start: 0, end: 0, quote: "sorted into three piles" },
    label: "“sorted into three piles”",
    comment: "Sorting comes before the next day is planned.",
  }),
];

/** Submission 2041 in the middle of its review. */
export const review2041 = (over: Partial<Review> = {}): Review =>
  review({
    undoes: "the level of criterion 2",
    rows: [
      row("plans-the-check", {
        level: "demonstrated",
        rationale:
          "Page 1 has the question, its minute and three expected answers; for both wrong ones the plan says paper strips instead of the worksheet.",
        strength: "Your plan names two wrong answers before the lesson.",
      }),
      row("adjusts-teaching", {
        level: "developing",
        rationale:
          "Strips are folded with a partner (01:30), then one explanation goes to everyone (02:24). The second route on p. 2 is not used.",
      }),
      row("hears-everyone", {
        level: "demonstrated",
        rationale:
          "At [00:31] all 24 hands go up on one word, and the teacher looks along the rows before speaking.",
      }),
      row("finds-out-why"),
      row("follows-through"),
    ],
    annotations,
    coverage: [
      { artifact: "plan", opened: true, stretches: [[1, 2]] },
      { artifact: "sample-1", opened: true, stretches: [] },
      { artifact: "sample-2", opened: true, stretches: [] },
      {
        artifact: "video",
        opened: true,
        stretches: [
          [0, 57_000],
          [61_000, 105_000],
          [121_000, 133_000],
        ],
      },
    ],
    requirements: [
      ["plan", "Lesson plan", "The question, its moment, expected wrong answers.", 1, 1],
      ["video", "Classroom video, 3–8 min", "One uncut clip.", 1, 1],
      ["student-work", "Student work", "Two samples of that lesson.", 2, 2],
      ["reflection", "Reflection", "What the answers told, what was changed, who is next.", 1, 1],
    ].map(([id, title, shows, given, wanted]) => ({
      ...{ id: String(id), title: String(title), shows: String(shows), kinds: [], limits: String(wanted) },
      ...{ given: Number(given), wanted: Number(wanted), met: true },
    })),
    attemptNote: "First attempt. Nothing was handed in before it.",
    outcome: {
      value: "not-yet",
      sentence: "3 of 5 criteria at Demonstrated. *Adjusts teaching* is Developing: not yet.",
      nearCut: false,
    },
    view: { artifact: "video", page: null, atMs: 101_200, field: "rationale:adjusts-teaching", caret: 0 },
    ...over,
  });

export { criteria };
