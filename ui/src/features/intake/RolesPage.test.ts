import { flushSync, tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import * as sample from "../../gallery/samples/intake";
import type { FileRole, Loose } from "../../lib/ipc";
import { Keyboard } from "../../lib/keys";
import { click, named, one, press, show, write } from "../../lib/ui/mounted";
import { rolesActions } from "./actions";
import { Going } from "./going.svelte";
import type { OpenSubmission } from "./roles";
import { rolesHints } from "./rolesHints";
import RolesPage from "./RolesPage.svelte";

const told = { onlook: vi.fn(), onconfirm: vi.fn(), onother: vi.fn(), onleave: vi.fn() };
let keyboard: Keyboard;
beforeEach(() => {
  vi.clearAllMocks();
  keyboard = new Keyboard(rolesActions);
});

async function roles(came = [sample.proposed]) {
  const going = new Going(came);
  show(RolesPage, {
    name: "2076",
    going,
    credential: sample.heldAgainst,
    notes: sample.leftBehind,
    keyboard,
    ...told,
  });
  const page = one(".page");
  page.addEventListener("keydown", keyboard.press);
  await settled();
  return going;
}
async function settled() {
  await tick();
  flushSync();
}
const bringIt = () => named("Write the bundle");
const said = () => one("[role=status]").textContent.trim();
const rowOf = (path: string) => {
  const row = [...document.querySelectorAll<HTMLElement>("tbody tr")].find((each) =>
    each.textContent.includes(path),
  );
  if (!row) throw new Error(`there is no row of ${path}`);
  return row;
};
/** The list of choices of the file of this name, and the words in it. */
function opens(path: string) {
  const trigger = one("button[aria-haspopup]", rowOf(path));
  trigger.focus();
  press(trigger, "Enter");
  return [...document.querySelectorAll<HTMLElement>('[role="option"]')];
}
function choose(path: string, words: string) {
  // The list of before may still be on its way out.
  const option = opens(path)
    .filter((each) => each.textContent.includes(words))
    .at(-1);
  option?.dispatchEvent(new MouseEvent("pointerup", { bubbles: true }));
  flushSync();
}
/** Presses a key where the focus is. */
async function key(code: string, name = code) {
  press((document.activeElement as HTMLElement | null) ?? document.body, name, { code });
  await settled();
}
const focused = () => document.activeElement?.closest("tr")?.textContent ?? "";

test("captions of another name are tied to a recording by who knows which", async () => {
  const file = (path: string, more: object) => ({
    ...(sample.proposed.files[0] as Loose),
    path,
    misses: [],
    ...more,
  });
  const role = (path: string, more: object) => ({ ...(sample.proposed.roles[0] as FileRole), path, ...more });
  const going = await roles([
    {
      ...sample.proposed,
      roles: [
        role("first.mp4", {}),
        role("second.m4a", {}),
        role("subs_final.srt", { requirement: null, why: "unclear" }),
      ],
      files: [
        file("first.mp4", { viewer: "video" }),
        file("second.m4a", { viewer: "audio" }),
        file("subs_final.srt", { viewer: "text", captions: true }),
      ],
    },
  ]);
  choose("subs_final.srt", "second.m4a");
  await settled();
  const tied = going.submissions[0]?.roles[2];
  expect([tied?.captionsFor, tied?.confirmed]).toEqual(["second.m4a", true]);
  expect(rowOf("subs_final.srt").textContent.replace(/[\u2068\u2069]/g, "")).toContain(
    "Captions of second.m4a",
  );
});

test("nothing is brought in before every role is chosen or confirmed, and it is said how many wait", async () => {
  await roles();
  click(bringIt());
  expect(told.onconfirm).not.toHaveBeenCalled();
  expect(said()).toBe("2 files to choose, 1 to confirm. Then it can be brought in.");
});

test("a row says what the file is by content, how large it is and why it is offered", async () => {
  await roles();
  const words = rowOf("VID_20261119.mp4").textContent;
  for (const part of ["H.264 + AAC, 12:36", "401 MB", "Only this asks for its kind"])
    expect(words).toContain(part);
});

test("what is only likely is confirmed as it is, and the focus goes to the next that waits", async () => {
  await roles();
  click(named("Confirm"));
  await settled();
  expect(focused()).toContain("New Recording 7");
  expect(said()).toContain("2 files to choose. Then");
});

test("after a choice from the list the keys act on its file, as the foot of the window says", async () => {
  const going = await roles();
  choose("work/IMG_2207.HEIC", "Leave out");
  await settled();
  expect(document.activeElement).toBe(rowOf("work/IMG_2207.HEIC"));
  await key("ArrowDown");
  expect(focused()).not.toContain("work/IMG_2207.HEIC");
  expect(going.left).toMatchObject({ choose: 2 });
});

test("on the closed list of a file the keys act on the file, and a letter chooses nothing", async () => {
  const going = await roles();
  one("button[aria-haspopup]", rowOf("IMG_2213.HEIC")).focus();
  await key("KeyR", "r");
  expect(going.role).toMatchObject({ requirement: null, confirmed: false });
  expect(document.activeElement).toBe(one("section input"));
  one("button[aria-haspopup]", rowOf("IMG_2213.HEIC")).focus();
  await key("Digit2", "2");
  expect(going.role?.requirement).toBe("work");
});

test("a choice says how many each requirement has, and leaving out is one of them", async () => {
  await roles();
  const words = opens("IMG_2213.HEIC").map((each) => each.textContent.replace(/\s+/g, " ").trim());
  expect(words).toEqual([
    "Lesson plan has 1",
    "Student work has 2",
    "Classroom video has 1",
    "Reflection has 0",
    "Nothing that is asked for",
    "Leave out",
  ]);
});

test("the why follows the choice: that of the proposal never stands beside another one", async () => {
  await roles();
  choose("lesson plan final", "Nothing that is asked for");
  expect(rowOf("lesson plan final").textContent).not.toContain("Its name says");
  expect(rowOf("lesson plan final").textContent).toContain("Goes along and counts for nothing");
  choose("lesson plan final", "Student work");
  expect(rowOf("lesson plan final").textContent).toContain("Does not count: not of a kind");
});

test("what was left out before anybody was asked stands among the files and says why", async () => {
  await roles();
  expect(rowOf(".DS_Store, work/Thumbs.db").textContent).toContain("Made by the computer");
  expect(rowOf("reflection.gdoc").textContent).toContain("Holds no text, only a link");
  expect(one("p.left").textContent).toBe(
    "reflection.gdoc, .DS_Store, work/Thumbs.db. They do not go into the bundle, and the intake report names them.",
  );
});

test("how what is asked for stands is counted as the choices stand now", async () => {
  await roles();
  const asks = () =>
    [...document.querySelectorAll(".asks li")].map((each) => each.textContent.replace(/\s+/g, " ").trim());
  expect(asks()).toEqual([
    "met: Lesson plan 1 of 1",
    "met: Student work 2 of 2–4",
    "to confirm: Classroom video to confirm",
    "not met: Reflection 0 of 1+",
  ]);
  choose("work/IMG_2207.HEIC", "Leave out");
  expect(asks()[1]).toBe("not met: Student work 1 of 2–4");
  choose("New Recording 7", "Reflection");
  expect(asks()[3]).toBe("not met: Reflection 0 of 1+");
});

test("arrows move between the files, digits offer, 0 leaves out, Enter goes to the next that waits", async () => {
  const going = await roles();
  expect(focused()).toContain("IMG_2213.HEIC");
  await key("Digit2", "2");
  expect(going.role?.requirement).toBe("work");
  await key("Enter");
  expect(focused()).toContain("VID_20261119.mp4");
  await key("Enter");
  expect(focused()).toContain("New Recording 7");
  await key("Digit0", "0");
  expect(going.role?.leftOut).toBe(true);
  await key("Enter");
  expect(document.activeElement).toBe(bringIt());
  await key("ArrowUp");
  expect(focused()).toContain("VID_20261119.mp4");
  await key("ArrowDown");
  expect(focused()).toContain("New Recording 7");
});

test("with single keys off a digit alone offers nothing, and one with Ctrl does", async () => {
  keyboard.singleKeys = false;
  const going = await roles();
  await key("Digit2", "2");
  expect(going.role?.confirmed).toBe(false);
  expect(rolesHints(keyboard, 4).map(({ keys }) => keys)).toContainEqual(["Ctrl", "1–4"]);
  press(document.activeElement as HTMLElement, "2", { code: "Digit2", ctrlKey: true });
  expect(going.role?.requirement).toBe("work");
});

test("a digit that is typed into a field stays in it", async () => {
  const going = await roles();
  one<HTMLInputElement>('input[inputmode="numeric"]').focus();
  await key("Digit2", "2");
  expect(going.role?.confirmed).toBe(false);
});

test("Space looks at the file that has the focus", async () => {
  await roles();
  await key("Space", " ");
  expect(told.onlook).toHaveBeenCalledWith(null, "IMG_2213.HEIC");
});

test("R goes to what the file is called, Enter comes back to the file", async () => {
  const going = await roles();
  await key("KeyR", "r");
  const title = one<HTMLInputElement>("section input");
  expect(document.activeElement).toBe(title);
  write(title, "Exit ticket");
  await key("Enter");
  expect(focused()).toContain("IMG_2213.HEIC");
  expect(going.role?.title).toBe("Exit ticket");
});

test("a number is digits, never a name", async () => {
  await roles();
  write(one<HTMLInputElement>('input[inputmode="numeric"]'), "Okafor");
  expect(document.body.textContent).toContain("Up to twelve digits, nothing else.");
  expect(said()).toContain("1 field to mend.");
});

test("a file without a title is not brought in, unless it is left out", async () => {
  const going = await roles();
  write(one<HTMLInputElement>("section input"), " ");
  expect(said()).toContain("1 field to mend.");
  going.leaveOut();
  flushSync();
  expect(said()).not.toContain("to mend");
});

test("of nothing no bundle is made", async () => {
  const going = await roles();
  sample.proposed.roles.forEach((_, place) => {
    going.choose(place, "!");
  });
  flushSync();
  expect(said()).toContain("Every file is left out");
  click(bringIt());
  expect(told.onconfirm).not.toHaveBeenCalled();
});

test("chosen, confirmed and numbered, they go in as the person said", async () => {
  await roles();
  click(named("Confirm"));
  choose("IMG_2213.HEIC", "Student work");
  choose("New Recording 7", "Leave out");
  write(one<HTMLInputElement>('input[inputmode="numeric"]'), "2076");
  expect(said()).toBe("Everything is said. It can be brought in.");
  click(bringIt());
  const [confirmed] = told.onconfirm.mock.calls[0]?.[0] as OpenSubmission[];
  expect(confirmed?.number).toBe("2076");
  expect(confirmed?.roles.map((role) => [role.requirement, role.leftOut])).toEqual([
    ["plan", false],
    ["work", false],
    ["work", false],
    ["work", false],
    ["video", false],
    [null, true],
    [null, true],
  ]);
});

test("of a class the side speaks of the participant whose file is looked at", async () => {
  const going = await roles(["1207", "88"].map((participant) => ({ ...sample.proposed, participant })));
  expect(document.body.textContent).toContain("What it asks of participant 1207");
  going.at = 8;
  flushSync();
  expect(document.body.textContent).toContain("What it asks of participant 88");
  write(one<HTMLInputElement>('input[inputmode="numeric"]'), "Okafor");
  expect(
    [...document.querySelectorAll("main h2")].map((each) => each.textContent.includes("digits")),
  ).toEqual([false, true]);
  expect(document.querySelectorAll("table")).toHaveLength(2);
  expect(document.querySelectorAll("tbody tr:not([aria-selected])")).toHaveLength(1);
});

test("another micro-credential can be thought of", async () => {
  await roles();
  click(named("Another…"));
  expect(told.onother).toHaveBeenCalledOnce();
});

test("a file that is another one byte for byte says so, is proposed to be left out, and waits for a word", async () => {
  const going = await roles([sample.withCopy]);
  expect(rowOf("IMG_2213.HEIC").textContent).toContain("The same file as work/IMG_2207.HEIC, byte for byte");
  expect(going.submissions[0]?.roles[3]).toMatchObject({ leftOut: true, confirmed: false });
  expect(going.left).toMatchObject({ choose: 1, confirm: 2 });
  choose("IMG_2213.HEIC", "Student work");
  expect(rowOf("IMG_2213.HEIC").textContent).toContain("The same file as work/IMG_2207.HEIC, byte for byte");
  expect(going.submissions[0]?.roles[3]).toMatchObject({
    leftOut: false,
    requirement: "work",
    confirmed: true,
  });
});

test("what changed since it was answered is said, and asked about again, however sure it is", async () => {
  const going = new Going([sample.proposed], sample.saidBefore);
  show(RolesPage, { name: "2076", going, credential: sample.heldAgainst, keyboard, ...told });
  one(".page").addEventListener("keydown", keyboard.press);
  await settled();
  expect(one("main").textContent).toContain("Since you answered: 2 files changed, 1 is new.");
  expect(rowOf("lesson plan").textContent).toContain("Changed since you answered");
  expect(going.submissions[0]?.roles[2]).toMatchObject({ confirmed: true, changed: false });
  click(named("Confirm", rowOf("lesson plan")));
  await settled();
  expect(rowOf("lesson plan").textContent).not.toContain("Changed since you answered");
  expect(going.submissions[0]?.roles[0]).toMatchObject({ confirmed: true, changed: false });
  going.undo();
  expect(going.submissions[0]?.roles[0]).toMatchObject({ confirmed: false, changed: true });
});
