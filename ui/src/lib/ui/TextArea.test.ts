import { expect, test } from "vitest";
import { one, show, write } from "./mounted";
import TextArea from "./TextArea.svelte";

const field = () => one<HTMLTextAreaElement>("textarea");
const twin = () => one("[data-twin]").dataset["twin"];

test("it grows with what is written: its twin holds the same words and one line more", () => {
  show(TextArea, { label: "Rationale" });
  write(field(), "one\ntwo");
  expect(twin()).toBe("one\ntwo\n");
  write(field(), "");
  expect(twin()).toBe("\n");
});

test("empty, it shows as many lines as were asked for", () => {
  show(TextArea, { label: "Rationale", lines: 4 });
  expect(field().rows).toBe(4);
});

test("words with marks in them stay words", () => {
  show(TextArea, { label: "Rationale", value: "\"<b>'" });
  expect(twin()).toBe("\"<b>'\n");
  expect(document.querySelector("b")).toBeNull();
});

test("what is wrong belongs to it", () => {
  show(TextArea, { label: "Reason", error: "One sentence is enough." });
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(one("p").textContent).toBe("One sentence is enough.");
});
