import { expect, test } from "vitest";
import {
  edgeFor,
  fitScale,
  fitted,
  inSight,
  panned,
  settled,
  showing,
  stepOf,
  turnedBy,
  zoomed,
} from "./zoom";

const photo = { width: 3_000, height: 4_000 };
const window = { width: 758, height: 808 };

test("a photo fits with a little room around it, in the middle", () => {
  expect(fitScale(photo, window)).toBe(0.2);
  expect(fitted(photo, window)).toEqual({ scale: 0.2, x: 79, y: 4 });
});

test("a picture of one pixel is not made larger, and one without size does no harm", () => {
  expect(fitted({ width: 1, height: 1 }, window)).toEqual({ scale: 1, x: 378.5, y: 403.5 });
  expect(Number.isFinite(fitScale({ width: 0, height: 0 }, window))).toBe(true);
});

test("in a window without size a picture is as small as can be", () => {
  expect(fitScale(photo, { width: 0, height: 0 })).toBe(0.02);
});

test("the point under the pointer stays where it is", () => {
  const before = fitted(photo, window);
  const at = { x: 300, y: 400 };
  const after = zoomed(before, 0.8, at, photo, window);
  expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale);
  expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - before.y) / before.scale);
});

test("zoom ends at eight times, and far out", () => {
  const look = fitted(photo, window);
  expect(zoomed(look, 99, { x: 0, y: 0 }, photo, window).scale).toBe(8);
  expect(zoomed(look, 0, { x: 0, y: 0 }, photo, window).scale).toBe(0.02);
});

test("a picture larger than its window cannot be pushed out of it", () => {
  const close = zoomed(fitted(photo, window), 1, { x: 379, y: 404 }, photo, window);
  expect(panned(close, 1e6, 1e6, photo, window)).toEqual({ scale: 1, x: 0, y: 0 });
  expect(panned(close, -1e6, -1e6, photo, window)).toEqual({ scale: 1, x: 758 - 3_000, y: 808 - 4_000 });
});

test("a picture smaller than its window stays in the middle", () => {
  expect(settled({ scale: 0.1, x: -900, y: 900 }, photo, window)).toEqual({ scale: 0.1, x: 229, y: 204 });
});

test("what is in sight is told in parts of the picture", () => {
  expect(inSight(fitted(photo, window), photo, window)).toEqual([0, 0, 1_000_000, 1_000_000]);
  expect(inSight({ scale: 1, x: -300, y: -400 }, photo, window)).toEqual([
    100_000, 100_000, 252_667, 202_000,
  ]);
});

test("a box that is in sight moves nothing; another comes to the middle", () => {
  const close = { scale: 1, x: 0, y: 0 };
  expect(showing(close, [10_000, 10_000, 50_000, 50_000], photo, window)).toBe(close);
  const moved = showing(close, [500_000, 500_000, 100_000, 100_000], photo, window);
  expect([moved.scale, moved.x, moved.y].map(Math.round)).toEqual([1, 379 - 1_650, 404 - 2_200]);
});

test("a box larger than what is in sight is shown whole", () => {
  const look = showing({ scale: 1, x: 0, y: 0 }, [0, 0, 1_000_000, 1_000_000], photo, window);
  expect(look).toEqual(fitted(photo, window));
});

test("the picture that is asked for is sharp, and no larger than is made", () => {
  expect(edgeFor(photo, 0.2, 1)).toBe(1_600);
  expect(edgeFor(photo, 0.2, 2)).toBe(1_600);
  expect(edgeFor(photo, 0.5, 1)).toBe(4_096);
  expect(edgeFor(photo, 8, 2)).toBe(4_096);
});

test.each([
  ["a photo", 3_000],
  ["a scan of a poster", 20_000],
  ["the longest panorama that fits", 38_000],
])(
  "from all of %s to a pixel for a pixel it is eight steps at most, each as large as the others",
  (_, edge) => {
    const fit = fitScale({ width: edge, height: edge }, window);
    expect(stepOf(fit) ** 8 * fit).toBeGreaterThanOrEqual(0.999);
    expect(stepOf(fit)).toBeLessThan(1.7);
  },
);

test("a picture that is seen as large as it is has steps too", () => expect(stepOf(1)).toBe(1.25));

test.each([
  [{ deltaY: -120, deltaMode: 0 }, 1],
  [{ deltaY: 53, deltaMode: 0 }, -1],
  [{ deltaY: -3, deltaMode: 1 }, 1],
  [{ deltaY: -10, deltaMode: 0 }, 0.25],
  [{ deltaY: 0, deltaMode: 0 }, 0],
])(
  "a wheel that is turned by %o turns by %s: a notch is one, what slides is as far as it slid",
  (event, by) => expect(turnedBy(event)).toBeCloseTo(by),
);
