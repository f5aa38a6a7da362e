import { expect, test } from "vitest";
import { together } from "./kept";

const begun = (artifact: string) => ({ artifact, places: [], criteria: [], kind: "evidence" as const });

test.each([
  ["nothing is an empty draft", [], { text: "", begun: null }],
  ["one stands as it is", [{ text: "b ", begun: begun("plan") }], { text: "b ", begun: begun("plan") }],
  [
    "the last typed stand first, and say what all are about",
    [
      { text: "b", begun: begun("plan") },
      { text: "first words", begun: begun("video") },
    ],
    { text: "b\n\nfirst words", begun: begun("plan") },
  ],
  [
    "blanks are no words",
    [
      { text: "  ", begun: begun("plan") },
      { text: "first words", begun: null },
    ],
    { text: "first words", begun: null },
  ],
])("%s", (_, all, one) => expect(together(all)).toEqual(one));
