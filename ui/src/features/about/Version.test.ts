import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test } from "vitest";
import Version from "./Version.svelte";

afterEach(() => clearMocks());

test("the version on the screen is the one that Rust names", async () => {
  const asked: string[] = [];
  mockIPC((command) => {
    asked.push(command);
    return { version: "7.8.9" };
  });
  const component = mount(Version, { target: document.body });
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).toContain("Assay 7.8.9");
  expect(asked).toEqual(["about"]);
  await unmount(component);
});
