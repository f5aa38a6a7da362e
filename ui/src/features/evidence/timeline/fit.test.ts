import { expect, test } from "vitest";
import { fit } from "./fit";

const video = { width: 1_280, height: 720 };

test("a video fills its room without being cut", () => {
  expect(fit(video, { width: 640, height: 500 }, 0).shown).toEqual({ width: 640, height: 360 });
  expect(fit(video, { width: 4_000, height: 360 }, 0).shown).toEqual({ width: 640, height: 360 });
});

test("turned by a quarter it stands upright, and its element lies", () => {
  expect(fit(video, { width: 640, height: 640 }, 1)).toEqual({
    shown: { width: 360, height: 640 },
    element: { width: 640, height: 360 },
  });
  expect(fit(video, { width: 640, height: 640 }, 2).shown).toEqual({ width: 640, height: 360 });
  expect(fit(video, { width: 640, height: 640 }, 3).shown).toEqual({ width: 360, height: 640 });
});

test("without room, or without a size, something is left", () => {
  expect(fit(video, { width: 0, height: 0 }, 0).shown).toEqual({ width: 1, height: 1 });
  expect(fit({ width: 0, height: 0 }, { width: 100, height: 50 }, 1).shown).toEqual({
    width: 1,
    height: 1,
  });
});
