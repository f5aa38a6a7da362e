// What is watched in the page while a hand works in it: the gaps between animation frames, and when what was typed or
// done had been answered by Rust, which answers after the commit.
window.meter ??= (() => {
  const meter = { gaps: [], frames: 0, at: 0, on: false, sent: [], keys: [] };
  const next = () => {
    if (!meter.on) return;
    const now = performance.now();
    if (meter.at > 0) {
      meter.frames += 1;
      if (now - meter.at > 50) meter.gaps.push(Math.round(now - meter.at));
    }
    meter.at = now;
    requestAnimationFrame(next);
  };
  meter.start = () => {
    Object.assign(meter, { gaps: [], frames: 0, at: 0, on: true });
    requestAnimationFrame(next);
  };
  meter.stop = () => {
    meter.on = false;
    return { frames: meter.frames, gaps: meter.gaps };
  };
  // Tauri asks Rust by a request each; one is over when its answer is read.
  const ask = window.fetch.bind(window);
  window.fetch = (address, options) => {
    const answer = ask(address, options);
    const command = String(address).match(/^(?:ipc:\/\/localhost|http:\/\/ipc\.localhost)\/(\w+)/)?.[1];
    if (command) {
      const one = { command, body: typeof options?.body === "string" ? options.body : "", sent: performance.now(), done: 0 };
      meter.sent.push(one);
      void answer.then(() => (one.done = performance.now()));
    }
    return answer;
  };
  addEventListener("keydown", (event) => meter.keys.push({ key: event.key, at: event.timeStamp }), true);
  return meter;
})();
