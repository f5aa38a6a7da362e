import { expect, test } from "vitest";
import { wayOut } from "./told";

test("how a forgotten passphrase is mended is told by places in the window, not by commands", () => {
  const told = wayOut({ code: "passphrase-wrong", hint: "… by the 24 words: identity recover." });
  expect(told).toContain("Keys for signing");
  expect(told).not.toContain("identity recover");
});

test("what else goes wrong is told in Rust's words", () =>
  expect(wayOut({ code: "disk-full", hint: "Make room." })).toBe("Make room."));
