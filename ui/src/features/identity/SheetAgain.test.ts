import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { key } from "../../gallery/samples/identity";
import type { Answer, KeySheet } from "../../lib/ipc";
import { click, named, one, show, write } from "../../lib/ui/mounted";
import SheetAgain from "./SheetAgain.svelte";

const refusal = {
  code: "passphrase-wrong",
  message: "That is not its passphrase.",
  hint: "Try again.",
  also: [],
};
const told = {
  onopen: vi.fn((_: string, passphrase: string): Promise<Answer<KeySheet>> =>
    Promise.resolve(
      passphrase === "copper anchor" ? { status: "ok", data: key } : { status: "error", error: refusal },
    ),
  ),
  ondone: vi.fn(),
  onleave: vi.fn(),
};
const card = {
  fingerprint: key.fingerprint,
  name: "R. Okafor",
  role: "assessor",
  sample: false,
  withoutSheet: true,
};
const field = () => one<HTMLInputElement>("input");

beforeEach(() => {
  vi.clearAllMocks();
  show(SheetAgain, { card, now: new Date(2026, 10, 24), ...told });
});
async function tryIt(passphrase: string) {
  write(field(), passphrase);
  one<HTMLFormElement>("form").requestSubmit();
  await new Promise((done) => setTimeout(done));
  flushSync();
}

test("it asks for the passphrase of that key, and shows nothing without one", async () => {
  expect(document.body.textContent).toContain("R. Okafor");
  await tryIt("");
  expect(told.onopen).not.toHaveBeenCalled();
  expect(document.querySelector(".sheet")).toBeNull();
});

test("a wrong passphrase is said beside its field, which is empty again", async () => {
  await tryIt("copper");
  expect(document.body.textContent).toContain("That is not its passphrase. Type it again");
  expect([field().value, document.querySelector(".sheet")]).toEqual(["", null]);
});

test("the right one shows the sheet, its words covered; on paper or not is what is told", async () => {
  await tryIt("copper anchor");
  expect(told.onopen).toHaveBeenCalledWith(key.fingerprint, "copper anchor");
  expect(one(".sheet").textContent).toContain("The words are covered.");
  click(one('input[type="checkbox"]'));
  click(named("Go on"));
  expect(told.ondone).toHaveBeenCalledWith(true);
});

test("who has no paper goes on without it, and who came by mistake goes back", async () => {
  click(named("Back"));
  expect(told.onleave).toHaveBeenCalledOnce();
  await tryIt("copper anchor");
  click(named("Go on without it"));
  expect(told.ondone).toHaveBeenCalledWith(false);
});
