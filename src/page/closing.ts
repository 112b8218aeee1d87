import { isAlive } from '../ui/left-open.ts';
import type { Snapshot } from '../ui/protocol.ts';

/** Makes the browser ask before the page closes, for as long as a connection is alive or others need it. */
export function askBeforeClosing({ connections, beacon }: Snapshot): void {
  // The browser shows words of its own, and only if the person has used this page.
  const isNeeded = connections.some(isAlive) || beacon.state === 'on';
  window.onbeforeunload = isNeeded ? (event) => event.preventDefault() : null;
}
