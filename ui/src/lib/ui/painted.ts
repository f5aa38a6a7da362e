/** Does `what` once all that is to be drawn now is on the screen. */
export function painted(what: () => void): void {
  requestAnimationFrame(() => setTimeout(what));
}
