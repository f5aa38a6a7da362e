// Panes that can be resized and gone round by key.
export { Round } from "./round";
export { keep, keptFor, windowClass, type Kept, type Limits, type WindowClass } from "./sizes";
export { default as Split } from "./Split.svelte";
