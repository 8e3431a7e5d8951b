/** The binding through which a page's calls arrive, and the function its pushes are handed to. */
export const INVOKE_BINDING = '__pyrosInvoke';
export const DELIVER_FUNCTION = '__pyrosDeliver';

/**
 * Runs in every page before its own scripts and puts the same `window.pyros` there as Electron's preload. Plain JavaScript as
 * text, because it is evaluated in the browser. Frames inside the page get nothing.
 */
export const BRIDGE_SCRIPT = `
(() => {
  if (window !== window.top) return;
  const listeners = new Set();
  const invokeBinding = window.${INVOKE_BINDING};
  const hidden = (name, value) => Object.defineProperty(window, name, { value });
  hidden('${DELIVER_FUNCTION}', (batch) => {
    for (const message of JSON.parse(batch)) for (const listener of [...listeners]) listener(message);
  });
  hidden('pyros', Object.freeze({
    invoke: async (name, input) => JSON.parse(await invokeBinding(JSON.stringify({ name, input }))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  }));
})();
`;
