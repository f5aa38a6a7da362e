// Bringing in without Rust, for tests.
import { came } from "../../../gallery/samples/intake";
import type { Answer, Arrivals, Came, Lies, Note, Order, Progress, Unanswered } from "../../../lib/ipc";
import type { BringPort } from "../bringing.svelte";
import { together } from "../rows";

export const settled = () => new Promise((resolve) => setTimeout(resolve));
const ok = <Data>(data: Data): Answer<Data> => ({ status: "ok", data });

/** A port that answers as it is told; `hold` keeps work under way until it is let go. */
export function port(
  answers: Record<string, Came[]> = {},
  lies: Record<string, Lies> = {},
  notes: Record<string, Note[]> = {},
) {
  const orders: (Order & { path: string })[] = [];
  const kept: Unanswered[] = [];
  const forgotten: string[][] = [];
  const stopped: number[] = [];
  let go: () => void = () => undefined;
  const told: { progress?: (progress: Progress) => void; hold: boolean } = { hold: false };
  const bringPort: BringPort = {
    lookAt: (path) => Promise.resolve(ok(lies[path] ?? "bundles")),
    bringIn: async (order, onprogress): Promise<Answer<Arrivals>> => {
      const path = together(order.paths);
      orders.push({ ...order, path });
      told.progress = onprogress;
      if (told.hold) await new Promise<void>((resolve) => (go = resolve));
      if (stopped.includes(order.job)) {
        return { status: "error", error: { code: "cancelled", message: "Cancelled.", hint: "", also: [] } };
      }
      return ok({ rows: answers[path] ?? [came("in")], notes: notes[path] ?? [] });
    },
    stop: (job) => {
      stopped.push(job);
      go();
      return Promise.resolve();
    },
    keep: (unanswered) => Promise.resolve(kept.push(unanswered)),
    forget: (paths) => Promise.resolve(forgotten.push(paths)),
  };
  return { bringPort, orders, kept, forgotten, stopped, told, go: () => go() };
}
