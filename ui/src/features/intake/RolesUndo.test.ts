// Taking back on the page of roles, and going to its ends.
import { flushSync, tick } from "svelte";
import { expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import { Keyboard } from "../../lib/keys";
import { one, press, show, write } from "../../lib/ui/mounted";
import { rolesActions } from "./actions";
import { Going } from "./going.svelte";
import RolesPage from "./RolesPage.svelte";

async function roles() {
  const keyboard = new Keyboard(rolesActions);
  const going = new Going([sample.proposed]);
  const told = { onlook: vi.fn(), onconfirm: vi.fn(), onother: vi.fn(), onleave: vi.fn() };
  show(RolesPage, { name: "2076", going, credential: sample.heldAgainst, keyboard, ...told });
  one(".page").addEventListener("keydown", keyboard.press);
  await settled();
  return going;
}
async function settled() {
  await tick();
  flushSync();
}
async function key(code: string, more: KeyboardEventInit = {}) {
  press(document.activeElement as HTMLElement, code, { code, ...more });
  await settled();
}
const back = () => key("KeyZ", { ctrlKey: true });
const focused = () => document.activeElement?.closest("tr")?.textContent ?? "";

test("Ctrl+Z takes back a choice, and a file that was left out, and goes to the file", async () => {
  const going = await roles();
  await key("Digit2");
  await key("ArrowDown");
  await key("Digit0");
  expect(going.role).toMatchObject({ path: "VID_20261119.mp4", leftOut: true });
  await key("Home");
  await back();
  expect(focused()).toContain("VID_20261119.mp4");
  expect(going.role).toMatchObject({ requirement: "video", leftOut: false, confirmed: false });
  await back();
  expect(focused()).toContain("IMG_2213.HEIC");
  expect(going.role).toMatchObject({ requirement: null, confirmed: false });
  await back();
  expect(going.left).toMatchObject({ choose: 2, confirm: 1 });
});

test("Ctrl+Z takes back a confirmation, and acts where a list of choices has the focus", async () => {
  const going = await roles();
  going.choose(3, "work");
  going.confirm(4);
  one("tr[aria-selected=true] button[aria-haspopup]").focus();
  await back();
  expect(going.left).toMatchObject({ choose: 1, confirm: 1 });
});

test("Ctrl+Z takes back the consent for all files, each to its own, and leaves what was typed", async () => {
  const going = await roles();
  const consents = () => going.submissions[0]?.roles.map(({ consent }) => consent);
  if (going.role) going.put(going.at, { ...going.role, consent: "missing" });
  const before = consents();
  going.forAll("not-needed");
  if (going.role) going.put(going.at, { ...going.role, title: "Exit ticket" });
  await settled();
  await back();
  expect(consents()).toEqual(before);
  expect(going.role?.title).toBe("Exit ticket");
  await back();
  expect(new Set(consents()).has("missing")).toBe(
    new Set(sample.proposed.roles.map((r) => r.consent)).has("missing"),
  );
});

test("what was taken back is made again, the same by both keys, until something else is said", async () => {
  const going = await roles();
  await key("Digit2");
  await key("ArrowDown");
  await key("Digit0");
  await back();
  await back();
  await key("KeyZ", { ctrlKey: true, shiftKey: true });
  expect(focused()).toContain("IMG_2213.HEIC");
  expect(going.role).toMatchObject({ requirement: "work", confirmed: true });
  await key("KeyY", { ctrlKey: true });
  expect(going.role).toMatchObject({ path: "VID_20261119.mp4", leftOut: true });
  await back();
  await key("Digit1");
  await key("KeyY", { ctrlKey: true });
  expect(going.role).toMatchObject({ path: "VID_20261119.mp4", leftOut: false });
});

test("in a field Ctrl+Z takes back nothing that is not in it", async () => {
  const going = await roles();
  await key("Digit2");
  const number = one<HTMLInputElement>('input[inputmode="numeric"]');
  number.focus();
  write(number, "2076");
  await back();
  expect(going.role).toMatchObject({ requirement: "work", confirmed: true });
});

test("Home and End go to the first file and to the last", async () => {
  await roles();
  await key("End");
  expect(focused()).toContain("reflection.gdoc");
  await key("Home");
  expect(focused()).toContain("lesson plan final");
});
