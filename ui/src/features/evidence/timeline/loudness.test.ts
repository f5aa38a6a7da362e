import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Loudness } from "./loudness.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** An amplifier that starts when it is told to. */
class FakeContext extends EventTarget {
  state: "suspended" | "running" | "closed" = "suspended";
  readonly gain = { gain: { value: 1 }, connect: vi.fn() };
  readonly destination = {};
  sources = 0;
  resume = () => Promise.resolve();
  close = () => {
    this.state = "closed";
    return Promise.resolve();
  };
  createGain = () => this.gain;
  createMediaElementSource = () => {
    this.sources += 1;
    return { connect: vi.fn() };
  };
  run() {
    this.state = "running";
    this.dispatchEvent(new Event("statechange"));
  }
}

function playing(context = new FakeContext()) {
  const media = document.createElement("audio");
  const loudness = new Loudness(() => context as unknown as AudioContext);
  loudness.attach(media);
  return { media, loudness, context };
}

test("up to the file's own loudness no amplifier is made", () => {
  const media = document.createElement("audio");
  const make = vi.fn();
  const loudness = new Loudness(make);
  loudness.attach(media);
  loudness.set(0.5);
  expect([media.volume, make.mock.calls.length]).toEqual([0.5, 0]);
});

test("beyond it the amplifier does it, once it runs", () => {
  const { media, loudness, context } = playing();
  loudness.set(4);
  expect([media.volume, context.sources]).toEqual([1, 0]);
  context.run();
  expect([context.gain.gain.value, context.sources, media.volume]).toEqual([4, 1, 1]);
  loudness.set(0.5);
  expect([context.gain.gain.value, media.volume]).toEqual([0.5, 1]);
});

test("an amplifier that does not start is given up, the sound stays, and it is known", () => {
  const { media, loudness, context } = playing();
  loudness.set(3);
  vi.runAllTimers();
  expect([loudness.amplifies, loudness.gain, media.volume, context.sources]).toEqual([false, 1, 1, 0]);
  context.run();
  loudness.set(4);
  expect([context.sources, media.volume]).toEqual([0, 1]);
});

test("where there is no amplifier at all it is known at once", () => {
  const loudness = new Loudness(() => {
    throw new Error("none");
  });
  loudness.attach(document.createElement("audio"));
  loudness.set(2);
  expect([loudness.amplifies, loudness.gain]).toEqual([false, 1]);
});

test("a recording that may not be amplified keeps its sound", () => {
  const { loudness, context } = playing();
  context.createMediaElementSource = () => {
    throw new DOMException("of another origin");
  };
  loudness.set(2);
  context.run();
  expect([loudness.amplifies, loudness.gain]).toEqual([false, 1]);
});

test("asked for twice, one amplifier is made", () => {
  const context = new FakeContext();
  const make = vi.fn(() => context as unknown as AudioContext);
  const loudness = new Loudness(make);
  loudness.attach(document.createElement("audio"));
  loudness.set(2);
  loudness.set(3);
  context.run();
  expect([make.mock.calls.length, context.sources, context.gain.gain.value]).toEqual([1, 1, 3]);
});

test("when the recording is closed, so is the amplifier", () => {
  const { loudness, context } = playing();
  loudness.set(2);
  context.run();
  loudness.release();
  expect(context.state).toBe("closed");
});
