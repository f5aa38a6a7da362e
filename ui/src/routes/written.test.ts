import { afterEach, expect, test, vi } from "vitest";
import { desk } from "../lib/ipc";
import { writeResult } from "./written";

const review = { number: "2041", submission: "s-2041" };
const problem = { code: "disk-full", message: "It is full.", hint: "Make room.", also: [] };
const lies = { path: "/out/r.zip", size: "2.4 MB" };
const ok = <T>(data: T) => ({ status: "ok" as const, data });
afterEach(() => void vi.restoreAllMocks());

test.each([
  ["it lies where the person said", ["/out/r.zip"], ok(lies), { package: lies, problem: null }],
  ["where nobody said where, nothing is written", [], ok(null), { package: null, problem: null }],
  [
    "what could not be written lies nowhere, and it is told why",
    ["/out/r.zip"],
    { status: "error" as const, error: problem },
    { package: null, problem },
  ],
])("%s", async (_, paths, answer, written) => {
  const pick = vi.spyOn(desk, "pick").mockResolvedValue(ok(paths));
  const write = vi.spyOn(desk, "writeResult").mockResolvedValue(answer);
  expect(await writeResult(review)).toEqual(written);
  expect(pick).toHaveBeenCalledWith("save", "result-2041.zip");
  expect(write.mock.calls).toEqual(paths.map((path) => ["s-2041", path]));
});
