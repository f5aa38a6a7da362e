import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { key } from "../../gallery/samples/identity";
import type { Answer, KeySheet } from "../../lib/ipc";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import FirstStart from "./FirstStart.svelte";

const now = new Date(2026, 10, 24);
const refusal = {
  code: "name-unusable",
  message: "That name cannot stand on a record. Nothing was made.",
  hint: "Write another.",
  also: [],
};
const made: Answer<KeySheet> = { status: "ok", data: key };
const refused: Answer<KeySheet> = { status: "error", error: refusal };
const told = {
  oncreate: vi.fn((): Promise<Answer<KeySheet>> => Promise.resolve(made)),
  onrecover: vi.fn(() => Promise.resolve(made)),
  ondone: vi.fn(),
};

beforeEach(() => void vi.clearAllMocks());
afterEach(() => void vi.useRealTimers());

const fields = () => [...document.querySelectorAll<HTMLInputElement>('input:not([type="radio"]), textarea')];
const field = (place: number) => fields()[place] as HTMLInputElement;
const submit = async () => {
  one<HTMLFormElement>("form").requestSubmit();
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
};

async function toPassphrase() {
  show(FirstStart, { now, ...told });
  write(field(0), " Ruth Okafor ");
  await submit();
}
async function toSheet() {
  await toPassphrase();
  write(field(0), "copper anchor tide seven");
  write(field(1), "copper anchor tide seven");
  await submit();
}

test("a name is needed, and nothing but a name and a role is asked", async () => {
  show(FirstStart, { now, ...told });
  await submit();
  expect(document.body.textContent).toContain("A record needs a name.");
  expect(document.activeElement).toBe(field(0));
  expect(fields()).toHaveLength(1);
});

test("only roles whose work exists are offered", () => {
  show(FirstStart, { now, ...told });
  expect(
    [...document.querySelectorAll("input[type=radio]")].map((round) => round.getAttribute("value")),
  ).toEqual(["assessor", "mentor"]);
});

test("passphrases and recovery words are kept out of what Ctrl+Z remembers", async () => {
  const remembered = () => fields().map(({ dataset }) => dataset["secret"] === undefined);
  show(FirstStart, { now, ...told });
  write(field(0), "Ruth Okafor");
  expect(remembered()).toEqual([true]);
  click(named("I have a recovery sheet"));
  expect(remembered()).toEqual([false]);
  write(field(0), key.words.join(" "));
  await submit();
  expect(remembered()).toEqual([false, false]);
});

test("a short passphrase makes no key", async () => {
  await toPassphrase();
  write(field(0), "seven77");
  write(field(1), "seven77");
  await submit();
  expect(told.oncreate).not.toHaveBeenCalled();
  expect(document.body.textContent).toContain("At least 8 characters are needed");
});

test("two that differ make no key, and that is said as soon as they can no longer become the same", async () => {
  await toPassphrase();
  write(field(0), "copper anchor tide");
  write(field(1), "copper anch");
  expect(document.body.textContent).not.toContain("not the same");
  write(field(1), "copper anck");
  expect(document.body.textContent).toContain("The two are not the same.");
  await submit();
  expect(told.oncreate).not.toHaveBeenCalled();
});

test("the key is made with the name as it should appear", async () => {
  await toSheet();
  expect(told.oncreate).toHaveBeenCalledWith("Ruth Okafor", "assessor", "copper anchor tide seven");
});

test("what Rust refuses is told in its words, and what was typed stays", async () => {
  told.oncreate.mockResolvedValueOnce(refused);
  await toSheet();
  expect(one('[role="alert"]').textContent).toContain(refusal.message);
  expect(field(0).value).toBe("copper anchor tide seven");
});

test("a passphrase is covered until the person asks to see it", async () => {
  await toPassphrase();
  expect(field(0).type).toBe("password");
  click(named("Show the passphrase"));
  expect(field(0).type).toBe("text");
  click(named("Cover the passphrase"));
  expect(field(0).type).toBe("password");
});

test("the words of the sheet are covered until asked for, and again after 30 seconds", async () => {
  await toSheet();
  const words = () => [...document.querySelectorAll<HTMLElement>(".word")];
  expect(words()).toHaveLength(24);
  expect(words().every((word) => word.hidden)).toBe(true);
  vi.useFakeTimers();
  click(named("Show 30 s"));
  expect(words().every((word) => !word.hidden)).toBe(true);
  vi.advanceTimersByTime(30_000);
  flushSync();
  expect(words().every((word) => word.hidden)).toBe(true);
});

test("the sheet bears the name and the key in words, and its 24 words in order", async () => {
  await toSheet();
  const sheet = one(".sheet");
  expect(sheet.textContent).toContain("Ruth Okafor, assessor");
  expect(sheet.textContent).toContain("harbour · linen");
  expect([...document.querySelectorAll(".word")].map((word) => word.textContent)).toEqual(key.words);
});

test("the sheet says what it is for, how it is used, and to keep it secret", async () => {
  await toSheet();
  const sheet = one(".sheet").textContent;
  expect(sheet).toContain("brings your signing key back");
  expect(sheet).toContain("choose “I have a recovery sheet”");
  expect(sheet).toContain("Keep it secret");
});

test("one goes on with the sheet on paper, or knowingly without", async () => {
  await toSheet();
  await submit();
  expect(told.ondone).not.toHaveBeenCalled();
  click(one('input[type="checkbox"]'));
  await submit();
  expect(told.ondone).toHaveBeenCalledWith(key, true);
});

test("who goes on without the sheet does so by a press of its own", async () => {
  await toSheet();
  click(named("Go on without it"));
  expect(told.ondone).toHaveBeenCalledWith(key, false);
});

test("a key comes back by 24 words, not by 23, and needs no new sheet", async () => {
  show(FirstStart, { now, ...told });
  write(field(0), "Ruth Okafor");
  click(named("I have a recovery sheet"));
  write(field(0), key.words.slice(1).join(" "));
  await submit();
  expect(document.body.textContent).toContain("23 of 24 words");
  write(field(0), key.words.join("\n"));
  await submit();
  write(field(0), "copper anchor tide seven");
  write(field(1), "copper anchor tide seven");
  await submit();
  expect(told.onrecover).toHaveBeenCalledWith(
    key.words.join("\n"),
    "Ruth Okafor",
    "assessor",
    "copper anchor tide seven",
  );
  expect(told.ondone).toHaveBeenCalledWith(key, true);
});

test("on every step the first field has the focus, and Enter goes on from the page itself", async () => {
  show(FirstStart, { now, ...told });
  expect(document.activeElement).toBe(field(0));
  write(field(0), "Ruth Okafor");
  press(document.body, "Enter");
  expect(document.activeElement).toBe(field(0));
  expect(field(0).type).toBe("password");
  write(field(0), "copper anchor tide seven");
  write(field(1), "copper anchor tide seven");
  await submit();
  expect(document.activeElement).toBe(one('input[type="checkbox"]'));
  expect(one(`[id="${one("form").getAttribute("aria-labelledby")}"]`).textContent).toBe(
    one("h1").textContent,
  );
});

test("Enter in the words goes on once all 24 are there, and is a new line before", () => {
  show(FirstStart, { now, ...told });
  write(field(0), "Ruth Okafor");
  click(named("I have a recovery sheet"));
  expect(document.activeElement).toBe(field(0));
  write(field(0), "one two");
  expect(press(field(0), "Enter")).toBe(true);
  write(field(0), key.words.join(" "));
  expect(press(field(0), "Enter")).toBe(false);
  expect(field(0).type).toBe("password");
});
