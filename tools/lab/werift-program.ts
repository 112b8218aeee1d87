/** The program behind werift-peer.ts. It is told what to do over the channel to its parent. */
import { RTCPeerConnection, type RTCDataChannel } from 'werift';
import { startStun } from './stun.ts';

export interface Call {
  id: number;
  name: 'offer' | 'takeAnswer' | 'answer' | 'send' | 'receive';
  text: string;
}

export interface Reply {
  id: number;
  result?: string;
  error?: string;
}

/** How long an answering side waits for the other's channel before it makes one. */
const CHANNEL_PATIENCE = 1000;

// Where it is given no STUN server, werift asks one of Google's.
const stun = await startStun();
const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${stun.address}` }] });

let useChannel: (channel: RTCDataChannel) => void;
const opened = new Promise<RTCDataChannel>((resolve) => {
  useChannel = (channel) => {
    channel.onMessage.subscribe((message) => receive(String(message)));
    if (channel.readyState === 'open') resolve(channel);
    else channel.stateChanged.subscribe((state) => state === 'open' && resolve(channel));
  };
});
connection.onDataChannel.subscribe((channel) => useChannel(channel));

/** Texts that nobody asked for yet, and askers whom no text has reached yet. */
const texts: string[] = [];
const askers: ((text: string) => void)[] = [];

function receive(text: string): void {
  const asker = askers.shift();
  if (asker) asker(text);
  else texts.push(text);
}

async function gathered(): Promise<string> {
  while (connection.iceGatheringState !== 'complete') {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return connection.localDescription?.sdp ?? '';
}

const actions: Record<Call['name'], (text: string) => Promise<string | undefined>> = {
  async offer() {
    useChannel(connection.createDataChannel('chat'));
    await connection.setLocalDescription(await connection.createOffer());
    return gathered();
  },
  async takeAnswer(sdp) {
    await connection.setRemoteDescription({ type: 'answer', sdp });
    return undefined;
  },
  async answer(sdp) {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await connection.setLocalDescription(await connection.createAnswer());
    let theirs = false;
    connection.onDataChannel.subscribe(() => (theirs = true));
    connection.connectionStateChange.subscribe((state) => {
      if (state !== 'connected') return;
      setTimeout(() => {
        if (!theirs) useChannel(connection.createDataChannel('chat'));
      }, CHANNEL_PATIENCE);
    });
    return gathered();
  },
  async send(text) {
    (await opened).send(text);
    return undefined;
  },
  async receive() {
    return texts.shift() ?? new Promise((resolve) => askers.push(resolve));
  },
};

process.on('message', (message) => {
  const { id, name, text } = message as Call;
  void actions[name](text)
    .then((result): Reply => ({ id, result }))
    .catch((error: unknown): Reply => ({ id, error: String(error) }))
    .then((reply) => void process.send?.(reply));
});
process.on('disconnect', () => process.exit());
