/** ICE has a path, though nobody may speak on it yet. */
export function isPathOpen({ iceConnectionState }: RTCPeerConnection): boolean {
  return iceConnectionState === 'connected' || iceConnectionState === 'completed';
}
