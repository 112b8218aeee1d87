import type { ConnectionView, Snapshot } from '../ui/protocol.ts';

/** True where closing the page would take something from somebody: a path, or a code handed out. */
export function isAlive({
  state,
  handedOut,
}: Pick<ConnectionView, 'state' | 'handedOut'>): boolean {
  switch (state) {
    case 'connecting':
    case 'connected':
      return true;
    case 'inviting':
    case 'replying':
    case 'waiting':
      return handedOut;
    case 'idle':
    case 'gathering':
    case 'failed':
    case 'closed':
      return false;
  }
}

/** Makes the browser ask before the page closes, for as long as a connection is alive. */
export function askBeforeClosing({ connections }: Snapshot): void {
  // The browser shows words of its own, and only if the person has used this page.
  window.onbeforeunload = connections.some(isAlive) ? (event) => event.preventDefault() : null;
}
