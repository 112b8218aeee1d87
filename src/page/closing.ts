import { isAlive } from '../ui/left-open.ts';
import type { Snapshot } from '../ui/protocol.ts';

/** Makes the browser ask before the page closes, for as long as a connection is alive. */
export function askBeforeClosing({ connections }: Snapshot): void {
  // The browser shows words of its own, and only if the person has used this page.
  window.onbeforeunload = connections.some(isAlive) ? (event) => event.preventDefault() : null;
}
