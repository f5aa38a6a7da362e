// The waveform: audiowaveform's data file, version 2 (its doc/DataFormat.md), and what of it falls on each column of
// the screen.

/** Lowest and highest sample of each pixel of the file, -1 to 1. */
export interface Waveform {
  /** How long a pixel lasts, milliseconds. */
  pixelMs: number;
  low: Float32Array;
  high: Float32Array;
}

const HEADER = 24;
const EIGHT_BITS = 1;

/** Reads the file; `null` where it is none, or of a kind that is not known. Of several channels the widest counts. */
export function parse(bytes: ArrayBuffer): Waveform | null {
  if (bytes.byteLength < HEADER) return null;
  const view = new DataView(bytes);
  const word = (at: number) => view.getInt32(at, true);
  const [version, flags, rate, perPixel, length, channels] = [0, 4, 8, 12, 16, 20].map(word) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (version !== 2 || rate <= 0 || perPixel <= 0 || channels < 1 || length < 0) return null;
  const wide = (flags & EIGHT_BITS) === 0;
  const pixel = channels * (wide ? 4 : 2);
  const count = Math.min(length, Math.floor((bytes.byteLength - HEADER) / pixel));
  const [low, high] = [new Float32Array(count), new Float32Array(count)];
  const sample = (at: number) => (wide ? view.getInt16(at, true) / 32_768 : view.getInt8(at) / 128);
  for (let index = 0; index < count; index += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const at = HEADER + index * pixel + channel * (wide ? 4 : 2);
      low[index] = Math.min(low[index] ?? 0, sample(at));
      high[index] = Math.max(high[index] ?? 0, sample(at + (wide ? 2 : 1)));
    }
  }
  return { pixelMs: (perPixel * 1000) / rate, low, high };
}

/** The loudness of each of `columns` stretches between two times, 0 to 1: how far the wave reaches at its widest. */
export function columns(wave: Waveform, fromMs: number, toMs: number, count: number): Float32Array {
  const found = new Float32Array(Math.max(count, 0));
  const step = (toMs - fromMs) / count / wave.pixelMs;
  if (!(step > 0)) return found;
  const first = fromMs / wave.pixelMs;
  for (let column = 0; column < count; column += 1) {
    const from = Math.floor(first + column * step);
    const to = Math.min(Math.max(Math.ceil(first + (column + 1) * step), from + 1), wave.low.length);
    for (let at = Math.max(from, 0); at < to; at += 1) {
      found[column] = Math.max(found[column] ?? 0, -(wave.low[at] ?? 0), wave.high[at] ?? 0);
    }
  }
  return found;
}

/** The loudest moment, for a wave that fills its height; silence stays silence. */
export function loudest(wave: Waveform): number {
  let most = 0;
  for (let at = 0; at < wave.low.length; at += 1) {
    most = Math.max(most, -(wave.low[at] ?? 0), wave.high[at] ?? 0);
  }
  return most;
}
