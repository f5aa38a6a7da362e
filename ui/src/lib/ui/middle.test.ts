import { expect, test } from "vitest";
import { middle } from "./middle";

test.each([
  ["classroom-part-2.mp4", "classroom-", "part-2.mp4"],
  ["plan.pdf", "plan", ".pdf"],
  ["a.b", "a.", "b"],
  [".profile", ".pro", "file"],
  ["no-extension-at-all", "no-extension-", "at-all"],
  ["ends.with-a-very-long-extension", "ends.with-a-very-long-ext", "ension"],
  ["señal-de-salida-ñandú🦜.mp4", "señal-de-salida-", "ñandú🦜.mp4"],
  ["תוכנית-השיעור.pdf", "תוכנית-הש", "יעור.pdf"],
  ["plan-תוכנית-השיעור.pdf", "plan-תוכנית-השיעור", ".pdf"],
  ["خطة-الدرس-الأول.pdf", "خطة-الدرس-", "الأول.pdf"],
  ["التخطيط.pdf", "التخطي\u200d", "\u200dط.pdf"],
  ["عينة-النسخة-الثانية.pdf", "عينة-النسخة-ا", "لثانية.pdf"],
  ["", "", ""],
])("%s keeps its end", (name, head, tail) => expect(middle(name)).toEqual({ head, tail }));
