import axe from "axe-core";
import { flushSync } from "svelte";
import { expect, test } from "vitest";
import type { Answer } from "../../lib/ipc";
import { click, named, one, show } from "../../lib/ui/mounted";
import { BundleOut } from "./bundle.svelte";
import BundleDialog from "./BundleDialog.svelte";

const which = { submission: "urn:uuid:1", number: "2041", attempt: 2 };
const soon = async () => {
  await new Promise((done) => setTimeout(done));
  flushSync();
};

async function open(answers?: Answer<null>) {
  const did: string[] = [];
  const bundle = new BundleOut({
    pick: async () => "/out/submission-2041.zip",
    write: (order, onprogress) => {
      did.push(`write ${order.large}`);
      onprogress({ file: "classroom.mp4", done: "1 MB", of: "2 MB", permille: 500 });
      return answers ? Promise.resolve(answers) : new Promise(() => undefined);
    },
    stop: async () => did.push("stop"),
  });
  void bundle.write(which);
  await soon();
  show(BundleDialog, { bundle });
  await soon();
  return { did, bundle };
}
const words = () => one("[role=dialog]").textContent.replace(/\s+/g, " ");
const refused = (code: string) => ({
  status: "error" as const,
  error: { code, message: "It is there already.", hint: "Choose another name.", also: [] },
});

test("while it is written one sees how far it is, and can stop it", async () => {
  const { did, bundle } = await open();
  expect(words()).toContain("Writing the bundle of No. 2041");
  expect(words()).toContain("1 MB of 2 MB");
  click(named("Cancel"));
  expect([did.at(-1), bundle.which]).toEqual(["stop", null]);
});

test("written, it says what is in it, and where it lies", async () => {
  await open({ status: "ok", data: null });
  expect(words()).toContain("Bundle of No. 2041 written");
  expect(words()).toContain("no scores, no comments");
  expect(words()).toContain("/out/submission-2041.zip");
  const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});

test("refused, it says why, what to do, and leads to another place", async () => {
  const { did } = await open(refused("file-exists"));
  expect(words()).toContain("The bundle of No. 2041 was not written");
  expect(one("[role=alert]").textContent).toBe("It is there already.");
  click(named("Choose another place…"));
  await soon();
  expect(did).toEqual(["write false", "write false"]);
});

test("a large one is written all the same on one press", async () => {
  const { did } = await open(refused("bundle-large"));
  click(named("Write it all the same"));
  await soon();
  expect(did).toEqual(["write false", "write true"]);
});
