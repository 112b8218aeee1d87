import { isOver } from '../connection/machine.ts';
import type { ConnectionView, ScanView } from './protocol.ts';

/** A scan ends with the need for it: the connection that the code is for stands, or is over. */
export function isStillNeeded(
  { at }: ScanView,
  connections: readonly Pick<ConnectionView, 'id' | 'state'>[],
): boolean {
  if (at === undefined) return true;
  const state = connections.find(({ id }) => id === at)?.state;
  return state !== undefined && state !== 'connected' && !isOver(state);
}
