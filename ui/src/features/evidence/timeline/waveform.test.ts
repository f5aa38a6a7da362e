import { expect, test } from "vitest";
import { columns, loudest, parse, type Waveform } from "./waveform";

/** A file of one channel, 8 bits, 50 pixels a second. */
function file(pairs: number[], header: Partial<Record<number, number>> = {}): ArrayBuffer {
  const bytes = new ArrayBuffer(24 + pairs.length);
  const view = new DataView(bytes);
  [2, 1, 48_000, 960, pairs.length / 2, 1].forEach((word, index) =>
    view.setInt32(index * 4, header[index] ?? word, true),
  );
  pairs.forEach((sample, index) => view.setInt8(24 + index, sample));
  return bytes;
}

const read = (pairs: number[], header?: Partial<Record<number, number>>) =>
  parse(file(pairs, header)) as Waveform;

test("a file of ours is read as it was written", () => {
  const wave = read([-128, 64, 0, 0]);
  expect(wave.pixelMs).toBe(20);
  expect([...wave.low, ...wave.high]).toEqual([-1, 0, 0.5, 0]);
});

test("16 bits and two channels are read too; the wider channel counts", () => {
  const bytes = new ArrayBuffer(24 + 8);
  const view = new DataView(bytes);
  [2, 0, 44_100, 882, 1, 2].forEach((word, index) => view.setInt32(index * 4, word, true));
  [-8_192, 8_192, -16_384, 4_096].forEach((sample, index) => view.setInt16(24 + index * 2, sample, true));
  const wave = parse(bytes) as Waveform;
  expect([wave.low[0], wave.high[0]]).toEqual([-0.5, 0.25]);
});

test.each([
  ["no bytes", new ArrayBuffer(0)],
  ["half a header", new ArrayBuffer(20)],
  ["version 1", file([0, 0], { 0: 1 })],
  ["no rate", file([0, 0], { 2: 0 })],
  ["no samples a pixel", file([0, 0], { 3: 0 })],
  ["no channels", file([0, 0], { 5: 0 })],
  ["less than nothing", file([0, 0], { 4: -1 })],
])("%s is no waveform", (_, bytes) => expect(parse(bytes)).toBeNull());

test("a header that promises more than there is does not make it so", () => {
  expect(read([-1, 1], { 4: 2_000_000_000 }).low.length).toBe(1);
});

test("each column is as loud as its loudest moment", () => {
  const wave = read([0, 0, -128, 0, 0, 64, 0, 0]);
  expect([...columns(wave, 0, 80, 2)]).toEqual([1, 0.5]);
  expect([...columns(wave, 0, 80, 4)]).toEqual([0, 1, 0.5, 0]);
});

test("with more columns than pixels every column shows the pixel it lies in", () => {
  expect([...columns(read([-128, 0, 0, 64]), 0, 40, 4)]).toEqual([1, 1, 0.5, 0.5]);
});

test("before the beginning and behind the end it is silent", () => {
  expect([...columns(read([-128, 127]), -40, 60, 5)]).toEqual([0, 0, 1, 0, 0]);
});

test("nothing wide, nothing long and nothing at all is nothing", () => {
  const wave = read([-128, 127]);
  expect(columns(wave, 0, 0, 3)).toEqual(new Float32Array(3));
  expect(columns(wave, 0, 20, 0).length).toBe(0);
  expect([...columns(read([]), 0, 1_000, 2)]).toEqual([0, 0]);
});

test("two hours on one pixel are one column", () => {
  const wave = read([-64, 0, ...new Array<number>(2 * 3600 * 50 * 2 - 2).fill(0)]);
  expect([...columns(wave, 0, 7_200_000, 1)]).toEqual([0.5]);
});

test("silence is not made loud", () => {
  expect(loudest(read([0, 0]))).toBe(0);
  expect(loudest(read([-32, 64]))).toBe(0.5);
});
