import type { Beacon } from '../signal/beacon-code.ts';
import { leadsToHelper } from './helpers.ts';

/**
 * ICE has a path, though nobody may speak on it yet.
 *
 * @param asked helpers that were asked for our address: a path to them is none
 */
export function isPathOpen(pc: RTCPeerConnection, asked: readonly Beacon[]): boolean {
  const { iceConnectionState } = pc;
  const hasPath = iceConnectionState === 'connected' || iceConnectionState === 'completed';
  return hasPath && !leadsToHelper(pc, asked);
}
