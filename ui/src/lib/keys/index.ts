// Keys by their place: what can be done, which layer does it, what is printed on them.
export { change, hindrance, withChanges, type Action, type Changed, type Hindrance } from "./actions";
export { pressed, read, write } from "./chord";
export { getKeyboard, Keyboard, setKeyboard, type Act, type Layer } from "./keyboard.svelte";
export { default as ActionKeys } from "./ActionKeys.svelte";
export { leftAside, typesInto } from "./target";
