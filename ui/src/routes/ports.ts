// What bringing in and writing a bundle ask of Rust.
import { Channel } from "@tauri-apps/api/core";
import type { BringPort } from "../features/intake/bringing.svelte";
import { isIn, together } from "../features/intake/rows";
import type { BundlePort } from "../features/submission/bundle.svelte";
import { desk, type Progress } from "../lib/ipc";

function channel(onprogress: (progress: Progress) => void): Channel<Progress> {
  const one = new Channel<Progress>();
  one.onmessage = onprogress;
  return one;
}

/** `onin` hears of each path of which something came in. */
export const bringPort = (onin: (path: string) => void): BringPort => ({
  lookAt: desk.lookAt,
  bringIn: async (order, onprogress) => {
    const answer = await desk.bringIn(order, channel(onprogress));
    if (answer.status === "ok" && answer.data.rows.some(isIn)) onin(together(order.paths));
    return answer;
  },
  stop: desk.stop,
  keep: desk.keepUnanswered,
  forget: desk.forgetUnanswered,
});

export const bundlePort: BundlePort = {
  pick: async (name) => {
    const picked = await desk.pick("save", name);
    return picked.status === "ok" ? (picked.data[0] ?? null) : null;
  },
  write: ({ job, submission, out, large }, onprogress) =>
    desk.writeBundle(job, submission, out, large, channel(onprogress)),
  stop: desk.stop,
};
