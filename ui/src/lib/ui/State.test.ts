import Stamp from "@lucide/svelte/icons/stamp";
import { expect, test } from "vitest";
import { one, show } from "./mounted";
import State from "./State.svelte";

test("a state is a drawing and a word, whatever its tone", () => {
  for (const tone of ["ink", "second", "meta", "accent", "ok", "note", "step", "bad"] as const) {
    document.body.replaceChildren();
    show(State, { icon: Stamp, text: "Signed", tone });
    expect(document.body.textContent.trim()).toBe("Signed");
    expect(one("span").querySelector("svg")).not.toBeNull();
  }
});
