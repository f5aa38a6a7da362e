import { flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import { click, named, one, show } from "../../lib/ui/mounted";
import Glance from "./Glance.svelte";

const look = (more: object) => {
  const onclose = vi.fn();
  show(Glance, { path: "plan.pdf", glance: null, onclose, ...more });
  flushSync();
  return onclose;
};
const dialog = () => one("[role=dialog]");

test("while it is on its way it is said to be", () => {
  look({});
  expect(dialog().textContent).toContain("It is being opened.");
  expect(one(".seen").getAttribute("aria-busy")).toBe("true");
});

test("a picture says of what it is", () => {
  look({ glance: { picture: "data:image/jpeg;base64,AA==", text: null, more: false } });
  expect(one<HTMLImageElement>("img").alt.replace(/[\u2068\u2069]/g, "")).toBe("What plan.pdf looks like");
});

test("of a text its beginning stands there, and that it goes on", () => {
  look({ glance: { picture: null, text: "What I saw", more: true } });
  expect(one("pre").textContent).toBe("What I saw…");
});

test("what can be neither drawn nor read says so", () => {
  look({ glance: { picture: null, text: null, more: false } });
  expect(dialog().textContent).toContain("It cannot be looked at before it is in the library.");
});

test("what is refused says why, and it can be closed", () => {
  const onclose = look({ refused: "The folder is gone." });
  expect(one("[role=alert]").textContent).toBe("The folder is gone.");
  click(named("Close"));
  expect(onclose).toHaveBeenCalled();
});
