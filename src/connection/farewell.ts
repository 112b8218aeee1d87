import { FAREWELL_LIMIT } from './constants.ts';

/**
 * The last word on the control channel, from whoever ends a connection on purpose. A channel that
 * closes without it has lost its path, or its page.
 */
export const FAREWELL = '{"type":"bye"}';

/** Later versions may add fields, so the type alone decides. */
export function isFarewell(text: string): boolean {
  return text.startsWith(FAREWELL.slice(0, -1));
}

/** Resolves once the other side has heard it, or cannot be reached. */
export function sayFarewell(control: RTCDataChannel): Promise<void> {
  return new Promise((resolve) => {
    if (control.readyState !== 'open') return resolve();
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, FAREWELL_LIMIT);
    // The other side answers by closing.
    control.addEventListener('close', done, { once: true });
    control.send(FAREWELL);
  });
}
