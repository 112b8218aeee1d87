import { ANNOUNCE_WAIT, CONTROL_CHANNEL_LABEL } from './constants.ts';

/**
 * Finds the data channels to talk on with a program that knows nothing of spontan: those that it
 * announces, and one that we announce to it (RFC 8832). `onOpen` gets each as it opens.
 *
 * @param when make ours at once, or only if the other side announces none once it is connected
 */
export function openPlainChannel(
  pc: RTCPeerConnection,
  when: 'at once' | 'if none is announced',
  signal: AbortSignal,
  onOpen: (channel: RTCDataChannel) => void,
): void {
  let found = false;
  const use = (channel: RTCDataChannel) => {
    const opened = () => {
      if (signal.aborted) return;
      found = true;
      onOpen(channel);
    };
    if (channel.readyState === 'open') opened();
    else channel.addEventListener('open', opened, { once: true });
  };

  pc.addEventListener('datachannel', ({ channel }) => use(channel), { signal });
  if (when === 'at once') {
    use(pc.createDataChannel(CONTROL_CHANNEL_LABEL));
    return;
  }
  pc.addEventListener(
    'connectionstatechange',
    () => {
      if (pc.connectionState !== 'connected') return;
      const timer = setTimeout(() => {
        if (!found) use(pc.createDataChannel(CONTROL_CHANNEL_LABEL));
      }, ANNOUNCE_WAIT);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    },
    { signal },
  );
}
