// The desk, given from the route to all parts of the window.
import { getContext, setContext } from "svelte";
import type { ReviewDesk } from "./desk.svelte";

const given = Symbol("desk");

export const setDesk = (desk: ReviewDesk): ReviewDesk => setContext(given, desk);

/** The desk of the review that is open. */
export const getDesk = (): ReviewDesk => getContext<ReviewDesk>(given);
