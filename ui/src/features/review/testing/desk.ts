// A desk at a sample review, with the film of its evidence open.
import type { Review } from "../../../lib/ipc/contract";
import { ReviewDesk } from "../desk.svelte";
import { FakePort } from "./fake";
import { review } from "./sample";
import { FakeViewer, Toasts } from "./viewer";

const view = { artifact: "video", page: null, atMs: null, field: null, caret: null };

export function atDesk(over: Partial<Review> = {}, viewer: FakeViewer = new FakeViewer()) {
  const port = new FakePort(review({ view, ...over }));
  const toasts = new Toasts();
  const desk = new ReviewDesk(port.review, port, toasts);
  desk.panels.attach(desk.panels.artifact ?? "", viewer);
  return { port, toasts, desk, viewer };
}
