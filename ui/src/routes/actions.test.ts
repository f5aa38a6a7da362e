import { expect, test } from "vitest";
import { isSingle, read } from "../lib/keys/chord";
import { allActions } from "./actions";

const alone = (chord: string) => {
  const parsed = read(chord);
  return parsed === null || isSingle(parsed);
};

test("no key that acts while somebody types is a letter or a digit alone: the sheet of keys says so", () =>
  expect(
    allActions.filter(({ whileTyping, chords }) => whileTyping && chords.some(alone)).map(({ id }) => id),
  ).toEqual([]));
