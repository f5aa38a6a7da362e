import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { click, named, one, show, write } from "../../lib/ui/mounted";
import DueDialog from "./DueDialog.svelte";

const told = { onset: vi.fn(), onclose: vi.fn() };
beforeEach(() => void vi.clearAllMocks());
const open = (due: string | null = null) =>
  show(DueDialog, { number: "2041", due, now: new Date(2026, 10, 24, 12), ...told });
const day = () => one<HTMLInputElement>("#due input");
const keep = () => {
  one<HTMLFormElement>("#due").requestSubmit();
  flushSync();
};

test("a day that is written is kept", () => {
  open();
  write(day(), "2026-12-31");
  keep();
  expect(told.onset).toHaveBeenCalledWith("2026-12-31");
  expect(told.onclose).toHaveBeenCalledOnce();
});

test.each(["2026-02-30", "soon", "31/31/2026"])(
  "“%s” is no day: it is said, and stays to be mended",
  (text) => {
    open();
    write(day(), text);
    keep();
    expect(told.onset).not.toHaveBeenCalled();
    expect([day().value, day().getAttribute("aria-invalid")]).toEqual([text, "true"]);
  },
);

test("a day near at hand is one press away", () => {
  open();
  click(named("Today"));
  keep();
  expect(told.onset).toHaveBeenCalledWith("2026-11-24");
});

test("a day that was set can be taken away", () => {
  open("2026-11-30T12:00:00");
  expect(day().value).toBe("2026-11-30");
  write(day(), "");
  keep();
  expect(told.onset).toHaveBeenCalledWith(null);
});

test("left, nothing is set", () => {
  open("2026-11-30T12:00:00");
  click(named("Cancel"));
  expect(told.onset).not.toHaveBeenCalled();
  expect(told.onclose).toHaveBeenCalled();
});
