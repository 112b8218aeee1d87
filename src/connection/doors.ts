import { decodeBeacon, encodeBeacon, type Beacon } from '../signal/beacon-code.ts';
import type { Candidate } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { beaconSdp } from '../stun/beacon/ask.ts';
import { BEACON_LIMIT } from '../stun/beacon/constants.ts';
import { addCandidate } from './add-candidate.ts';
import { DOOR_OPEN, MAX_DOORS, MAX_DOOR_PLACES } from './constants.ts';
import { isLocalCandidate } from './privacy.ts';
import { preservesPorts } from './traversal/known-address.ts';

/** Where each side is, as far as it is known. */
export interface Whereabouts {
  own: () => readonly Candidate[];
  other: () => readonly Candidate[];
}

interface Options extends Whereabouts {
  send: (text: string) => void;
  signal: AbortSignal;
}

/**
 * On the control channel, each with a beacon code. A side that does not know these messages ignores
 * them.
 */
interface DoorMessage {
  /** "This is who will ask you, and from where", or "then ask here". */
  type: 'knock' | 'door';
  beacon: string;
}

/** Milliseconds. */
const HOSTS_POLL = 20;

/** As long as Chromium's, which alone can ask. */
const NO_PASSWORD = 'nobody'.repeat(4);

/** Later versions may add fields, so the type alone decides. */
const DOOR = /^\{"type":"(knock|door)"/;

/**
 * Lets two that are connected ask each other where they are seen, though the NAT of the one who is
 * asked lets nobody in whom it has not written to (RFC 4787 §5). That one takes a new socket, and both
 * write to each other. It works where both NATs preserve ports (§4.2.1): so each knows the other one's
 * public port before anything was sent.
 */
export class Doors {
  readonly #options: Options;
  #opened = 0;
  #onDoor?: (beacon: Beacon | undefined) => void;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param pc who will ask @returns where the other side can be asked, if it says so in time */
  knock(pc: RTCPeerConnection): Promise<Beacon | undefined> {
    if (!preservesPorts(this.#options.own())) return Promise.resolve(undefined);
    const limit = AbortSignal.timeout(BEACON_LIMIT);
    return new Promise((resolve) => {
      this.#onDoor = resolve;
      limit.addEventListener('abort', () => resolve(undefined), { once: true });
      this.#send('knock', pc, limit).catch(() => undefined);
    });
  }

  /** Reads a text from the other side. @returns whether it was about doors */
  receive(text: string): boolean {
    const type = DOOR.exec(text)?.[1];
    if (type === undefined) return false;
    const beacon = readBeacon(text);
    if (beacon && type === 'door') this.#onDoor?.(beacon);
    // Nothing that can be done about one that does not open.
    if (beacon && type === 'knock') this.#open(beacon).catch(() => undefined);
    return true;
  }

  /** @param asker lets itself be written to at its own addresses alone */
  async #open(asker: Beacon): Promise<void> {
    const { own, other, signal } = this.#options;
    const known = addressesOf(other());
    const places = asker.candidates.filter(({ address }) => known.includes(address));
    if (!preservesPorts(own()) || places.length === 0 || this.#opened++ >= MAX_DOORS) return;
    const pc = new RTCPeerConnection();
    const until = AbortSignal.any([signal, AbortSignal.timeout(DOOR_OPEN)]);
    until.addEventListener('abort', () => pc.close(), { once: true });
    pc.createDataChannel('');
    await pc.setLocalDescription();
    await pc.setRemoteDescription({ type: 'answer', sdp: beaconSdp(asker) });
    for (const [index, candidate] of places.entries())
      addCandidate(pc, candidate, index, `d${index}`);
    await this.#send('door', pc, until);
  }

  /** Says where `pc` is, if its NAT preserves ports. */
  async #send(type: DoorMessage['type'], pc: RTCPeerConnection, signal: AbortSignal) {
    const ports = await hostPorts(pc, signal);
    const places = addressesOf(this.#options.own()).flatMap((address) =>
      ports.map((port): Candidate => ({ type: 'srflx', address, port })),
    );
    if (places.length === 0 || signal.aborted) return;
    const own = parseSdp(pc.localDescription?.sdp ?? '', 'offer');
    // Who knocks keeps its password: the checks of the door only have to be sent. If they were answered,
    // a DTLS handshake with the door would begin, and the real partner's would come too late.
    const pwd = type === 'knock' ? NO_PASSWORD : own.pwd;
    const candidates = places.slice(0, MAX_DOOR_PLACES);
    const beacon = encodeBeacon({ ufrag: own.ufrag, pwd, candidates });
    const message: DoorMessage = { type, beacon };
    this.#options.send(JSON.stringify(message));
  }
}

function readBeacon(text: string): Beacon | undefined {
  try {
    const { beacon } = JSON.parse(text) as Partial<Record<string, unknown>>;
    return typeof beacon === 'string' ? decodeBeacon(beacon) : undefined;
  } catch {
    return undefined;
  }
}

/** Public ones. Only IPv4 is translated. */
function addressesOf(candidates: readonly Candidate[]): string[] {
  const publics = candidates.filter((each) => !isLocalCandidate(each));
  const four = publics.map(({ address }) => address).filter((address) => !address.includes(':'));
  return [...new Set(four)];
}

/** Of the sockets of `pc`, whose STUN servers may take long to answer. */
async function hostPorts(pc: RTCPeerConnection, signal: AbortSignal): Promise<number[]> {
  for (;;) {
    // All interfaces come at the same time, or nearly so.
    await new Promise((resolve) => setTimeout(resolve, HOSTS_POLL));
    const { candidates } = parseSdp(pc.localDescription?.sdp ?? '', 'offer');
    const ports = candidates.filter(({ type }) => type === 'host').map(({ port }) => port);
    if (ports.length > 0 || signal.aborted) return [...new Set(ports)];
  }
}
