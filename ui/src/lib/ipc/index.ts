// The one door to Rust: the generated commands, nothing else.
export { commands } from "./bindings";
export type { About } from "./bindings";
