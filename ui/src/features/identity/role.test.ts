import { afterEach, expect, test } from "vitest";
import { speak } from "../../lib/messages";
import { roleWord } from "./role";

afterEach(() => speak("en"));

test("a role is said in the window's language", () => {
  speak("es");
  expect(["assessor", "mentor", "panel", "authority"].map(roleWord)).toEqual([
    "evaluador",
    "mentor",
    "panel",
    "autoridad",
  ]);
});

test("one that is not known here stays as it was signed", () =>
  expect(roleWord("registrar")).toBe("registrar"));
