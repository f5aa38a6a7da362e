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
  look({ glance: { picture: "data:image/jpeg;base64,AA==", text: null, more: false, left: 0 } });
  expect(document.querySelector("[role=note]")).toBeNull();
  expect(one<HTMLImageElement>("img").alt.replace(/[\u2068\u2069]/g, "")).toBe("What plan.pdf looks like");
});

test("of a text its beginning stands there, and that it goes on", () => {
  look({ glance: { picture: null, text: "What I saw", more: true, left: 0 } });
  expect(one("pre").textContent).toBe("What I saw…");
});

test("what can be neither drawn nor read says so", () => {
  look({ glance: { picture: null, text: null, more: false, left: 0 } });
  expect(dialog().textContent).toContain("It cannot be looked at before it is in the library.");
});

test("where the first pages cannot be shown, that is said above what is", () => {
  look({ glance: { picture: "data:image/jpeg;base64,AA==", text: null, more: false, left: 1 } });
  expect(one("[role=note]").textContent).toBe(
    "Page 1 could not be drawn; the file may be damaged. This is page 2.",
  );
  expect(document.querySelector("img")).not.toBeNull();
});

test("so too above words, and of several pages at once", () => {
  look({ glance: { picture: null, text: "What I saw", more: false, left: 3 } });
  const said = one("[role=note]").textContent.replace(/[\u2068\u2069]/g, "");
  expect(said).toBe("Pages 1 to 3 could not be drawn; the file may be damaged. This is page 4.");
});

test("what is refused says why, and it can be closed", () => {
  const onclose = look({ refused: "The folder is gone." });
  expect(one("[role=alert]").textContent).toBe("The folder is gone.");
  click(named("Close"));
  expect(onclose).toHaveBeenCalled();
});
