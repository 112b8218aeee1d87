import { LOOKS_OF_A_PROBE, NETWORK_INTERVAL } from './constants.ts';

/** The networks of this machine. */
export interface Interfaces {
  /** Its addresses as the browser shows them, the one that came last first. */
  readonly arrivals: readonly string[];
}

/** Who wants to know; all connections share one look, since a browser looks at a price. */
const watchers = new Set<() => void>();
const interfaces = { arrivals: [] as string[] };
let looking: AbortController | undefined;

/**
 * Calls `onChange` when this machine is in a network, or has an address, that it did not have before;
 * with that the way out may be another one.
 */
export function watchInterfaces(onChange: () => void, signal: AbortSignal): Interfaces {
  if (!looking) {
    looking = new AbortController();
    keepLooking(looking.signal);
  }
  watchers.add(onChange);
  signal.addEventListener(
    'abort',
    () => {
      watchers.delete(onChange);
      if (watchers.size > 0) return;
      looking?.abort();
      looking = undefined;
    },
    { once: true },
  );
  return interfaces;
}

/**
 * No browser tells a page, and Firefox does not even fire `online`. So a peer connection that never
 * connects to anybody gathers its addresses again and again. It asks no server, so nothing leaves the
 * machine. Firefox shows it the address of its default route alone.
 */
function keepLooking(signal: AbortSignal): void {
  interfaces.arrivals = [];
  const start = () =>
    startProbe({
      onFound: (address, isNew) => {
        const { arrivals } = interfaces;
        if (!arrivals.includes(address)) interfaces.arrivals = [address, ...arrivals];
        if (isNew) for (const onChange of watchers) onChange();
      },
      // One that comes back later comes anew.
      onLooked: (all) => {
        interfaces.arrivals = interfaces.arrivals.filter((address) => all.has(address));
      },
    });
  let probe = start();
  let retired: Probe | undefined;
  let looks = 0;
  const timer = setInterval(() => {
    retired?.close();
    retired = undefined;
    probe.look();
    if (++looks % LOOKS_OF_A_PROBE > 0) return;
    retired = probe;
    probe = start();
  }, NETWORK_INTERVAL);
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      retired?.close();
      probe.close();
    },
    { once: true },
  );
}

interface Probe {
  look(): void;
  close(): void;
}

interface ProbeListener {
  /** @param isNew this probe has looked before and did not find it */
  onFound(address: string, isNew: boolean): void;
  /** A look is over that has found these. */
  onLooked(addresses: ReadonlySet<string>): void;
}

/**
 * Looks at once and then whenever it is told to. Where the browser hides addresses behind names, a
 * name stands for the same address as long as the peer connection lives.
 */
function startProbe({ onFound, onLooked }: ProbeListener): Probe {
  const pc = new RTCPeerConnection();
  pc.createDataChannel('');
  let known: Set<string> | undefined;
  let found = new Set<string>();

  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (!candidate?.address || found.has(candidate.address)) return;
    found.add(candidate.address);
    onFound(candidate.address, known !== undefined && !known.has(candidate.address));
  });
  const gather = async () => {
    // Without any network for a while, those before still count: they may come back as they were.
    if (found.size > 0) {
      known = found;
      onLooked(known);
    }
    found = new Set();
    await pc.setLocalDescription(await pc.createOffer({ iceRestart: true }));
  };
  // What cannot be gathered now may be gathered next time.
  const look = () => void gather().catch(() => undefined);
  look();
  return { look, close: () => pc.close() };
}
