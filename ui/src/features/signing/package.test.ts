import { expect, test } from "vitest";
import { packageFiles, picturesIn } from "./package";

const bare = ["data/micro-credential.json", "data/record.html"];
const pictured = [...bare, "data/places/a1.jpg", "data/places/a2.jpg"];

test("the record is in the package, though it cannot list itself", () =>
  expect(packageFiles(bare)).toEqual(["data/record.json", ...bare]));

test.each([
  ["no pictures", bare, 0],
  ["a picture for each place that has one", pictured, 2],
])("it holds %s", (_, files, count) => expect(picturesIn(files)).toBe(count));
