import type { Beacon } from '../../signal/beacon-code.ts';
import type { Candidate } from '../../signal/description.ts';
import { addCandidate } from '../add-candidate.ts';
import { forgetCandidates } from '../forget.ts';
import { isPathOpen } from '../path-open.ts';
import { FORGET_AFTER } from './constants.ts';
import { MARK } from './tries.ts';

export interface BurstOptions {
  /** Where the other side is. */
  address: string;
  ports: Iterator<number, never>;
  /** How many of them each time. */
  count: number;
  /** Milliseconds. */
  interval: number;
  /** Until the second time. */
  second: number;
  /** Chromium's own; see {@link forgetCandidates}. */
  forgets: boolean;
  /** Who was asked for our address: a path to them is none. */
  asked: readonly Beacon[];
  signal: AbortSignal;
}

/** Tells a connection of ports to try, again and again, until it has a path or `signal` aborts. */
export function burst(pc: RTCPeerConnection, options: BurstOptions): void {
  const { address, ports, count, interval, second, forgets, asked, signal } = options;
  // Each burst has foundations of its own: the browser takes what it knows for nothing new.
  const stamp = Date.now().toString(36);
  let named = 0;
  const next = async () => {
    if (isPathOpen(pc, asked)) return;
    const turn = Math.floor(named / FORGET_AFTER);
    named += count;
    if (forgets && Math.floor(named / FORGET_AFTER) > turn)
      await forgetCandidates(pc).catch(() => undefined); // what fails is only hygiene
    if (signal.aborted) return;
    for (let n = named - count; n < named; n++) {
      const candidate: Candidate = { type: 'srflx', address, port: ports.next().value };
      const foundation = `${MARK}${stamp}${n.toString(36).padStart(4, '0')}`;
      addCandidate(pc, candidate, n - (named - count), foundation);
    }
  };
  let timer: ReturnType<typeof setTimeout>;
  const wait = (time: number) => {
    timer = setTimeout(() => {
      void next();
      wait(interval);
    }, time);
  };
  void next();
  wait(second);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
