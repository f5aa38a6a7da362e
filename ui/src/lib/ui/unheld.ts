// A press with Ctrl or the system's key held is a shortcut of the window: nothing that has the focus takes it as its own.

/** The given attributes of a button, whose own keys act only without Ctrl and the system's key, and where none of `others`. */
export function unheld(
  props: Record<string, unknown>,
  others: (event: KeyboardEvent) => boolean = () => false,
): Record<string, unknown> {
  const own = props["onkeydown"];
  if (typeof own !== "function") return props;
  const onkeydown = (event: KeyboardEvent): unknown =>
    event.ctrlKey || event.metaKey || others(event)
      ? undefined
      : (own as (event: KeyboardEvent) => unknown)(event);
  return { ...props, onkeydown };
}
