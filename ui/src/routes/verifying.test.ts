import { afterEach, expect, test, vi } from "vitest";
import { invalid, trusted as verdict } from "../gallery/samples/verdicts";
import { desk } from "../lib/ipc";
import { Verifying } from "./verifying.svelte";

const problem = { code: "roster-malformed", message: "It is no roster.", hint: "Choose another.", also: [] };
afterEach(() => vi.restoreAllMocks());

test("what is no roster is told, is not put beside the result, and what was found stays", async () => {
  const verify = vi.spyOn(desk, "verify").mockResolvedValue({ status: "ok", data: verdict });
  const verifying = new Verifying();
  await verifying.add(["/r.zip"]);
  verify.mockResolvedValueOnce({ status: "error", error: problem });
  expect(await verifying.beside("/r.zip", { roster: "/notes.txt" })).toBe(problem);
  expect(verifying.looked).toMatchObject([{ verdict, problem: null }]);
  expect(await verifying.beside("/r.zip", { evidence: "/2041.zip" })).toBeNull();
  expect(verify.mock.calls.at(-1)).toEqual(["/r.zip", "/2041.zip", null]);
});

test("a file that is opened again is no longer said to be anything until it was looked at again", async () => {
  const verify = vi.spyOn(desk, "verify").mockResolvedValue({ status: "ok", data: verdict });
  const verifying = new Verifying();
  await verifying.add(["/r.zip"]);
  verify.mockResolvedValueOnce({ status: "ok", data: invalid });
  const again = verifying.add(["/r.zip"]);
  expect(verifying.looked).toMatchObject([{ verdict: null, problem: null }]);
  await again;
  expect(verifying.looked).toMatchObject([{ verdict: invalid }]);
});

test("what comes later shows the first of it, and what was put away meanwhile stays away", async () => {
  vi.spyOn(desk, "verify").mockResolvedValue({ status: "ok", data: verdict });
  const verifying = new Verifying();
  await verifying.add(["/a.zip"]);
  const more = verifying.add(["/b.zip", "/c.zip"]);
  const [, b, c] = verifying.looked;
  expect(verifying.arrival).toEqual({ first: b?.key });
  verifying.away(c?.key ?? -1);
  await more;
  expect(verifying.looked.map(({ path }) => path)).toEqual(["/a.zip", "/b.zip"]);
});
