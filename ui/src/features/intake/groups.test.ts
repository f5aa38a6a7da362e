import { expect, test } from "vitest";
import { note } from "../../gallery/samples/intake";
import { grouped, onlyTold, toLookAt } from "./groups";
import catalogue from "../../../messages/en.ftl?raw";

test("what is said of many files is said once, with all their names", () => {
  const groups = grouped([
    note("gps", "warning", "a.jpg", "a.jpg holds a place.", "h"),
    note("gps", "warning", "b.jpg", "b.jpg holds a place.", "h"),
    note("gps", "warning", "a.jpg", "a.jpg holds a place.", "h"),
  ]);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.paths).toEqual(["a.jpg", "b.jpg"]);
});

test("what cannot be used stands first", () =>
  expect(
    grouped([note("gps", "warning", "a", "m", "h"), note("gone", "error", "b", "m", "h")]).map(
      ({ code }) => code,
    ),
  ).toEqual(["gone", "gps"]));

test("notes about no file are not put together: each says something of its own", () =>
  expect(
    grouped([note("x", "warning", null, "one", "h"), note("x", "warning", null, "two", "h")]),
  ).toHaveLength(2));

test("what is only told stands last and is nothing to look at", () => {
  const groups = grouped([
    note("file-renamed", "warning", "a", "m", "Nothing to do."),
    note("gps", "warning", "b", "m", "h"),
  ]);
  expect(groups.map(({ code }) => code)).toEqual(["gps", "file-renamed"]);
  expect(groups.filter(toLookAt)).toHaveLength(1);
});

test("it is told only where the catalogue says that there is nothing to do, and everywhere there", () => {
  const said = [
    ...catalogue.matchAll(/^code-([\w-]+) =(?:(?!\n\S)[^])*?\n {4}\.hint = Nothing to do[.;:]/gm),
  ];
  expect(said.map(([, code]) => code).sort()).toEqual([...onlyTold].sort());
});

test("no notes, no groups", () => expect(grouped([])).toEqual([]));
