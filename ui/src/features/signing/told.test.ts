import { expect, test } from "vitest";
import { foundSentence, wayOut } from "./told";

test("how a forgotten passphrase is mended is told by places in the window, not by commands", () => {
  const told = wayOut({ code: "passphrase-wrong", hint: "… by the 24 words: identity recover." });
  expect(told).toContain("Keys for signing");
  expect(told).not.toContain("identity recover");
});

test("what else goes wrong is told in Rust's words", () =>
  expect(wayOut({ code: "disk-full", hint: "Make room." })).toBe("Make room."));

test.each(["criterion-unscored", "rationale-missing"])("%s is told before anybody tried to sign", (code) => {
  const told = foundSentence({ code, message: "It has none. Nothing was signed." }, "Plans the check");
  expect(told).toContain("Criterion “Plans the check”");
  expect(told).not.toContain("Nothing was signed");
});

test.each([
  ["what Rust says of a file", "not-opened", null],
  ["what is only worth a look", "place-missing", "Plans the check"],
])("%s is told as it says it", (_, code, criterion) =>
  expect(foundSentence({ code, message: "As it is." }, criterion)).toBe("As it is."),
);
