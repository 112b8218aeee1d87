import type { StatsEntry } from '../../connection/stats.ts';
import type { Link } from '../../connection/link.ts';
import { readMessage } from '../protocol.ts';
import { Health } from './health.ts';

const needless = () => {
  throw new Error('not needed');
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A connection that carries 1000 bytes a second each way and answers pings after 40 ms. */
function connected() {
  let looks = 0;
  const health: Health = new Health(() => undefined);
  const start = performance.now();
  const link: Link = {
    plain: false,
    openChannel: needless,
    offence: needless,
    send: (text) => {
      const message = readMessage(text);
      if (typeof message === 'string' || message.type !== 'ping') return needless();
      setTimeout(() => health.receive({ type: 'pong', id: message.id }), 40);
    },
    stats: () => {
      looks++;
      const bytes = Math.round(performance.now() - start);
      const pair: StatsEntry = {
        ...{ type: 'candidate-pair', id: 'p', selected: true, bytesSent: bytes },
        ...{ bytesReceived: 2 * bytes, localCandidateId: 'l', remoteCandidateId: 'r' },
      };
      return Promise.resolve([
        pair,
        { type: 'local-candidate', id: 'l', candidateType: 'host', address: '10.0.0.1', port: 1 },
        { type: 'remote-candidate', id: 'r', candidateType: 'host', address: '10.0.0.2', port: 2 },
      ]);
    },
  };
  health.start(link);
  return { health, looks: () => looks };
}

test('as long as somebody looks, it is measured once a second', async () => {
  const { health, looks } = connected();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(looks()).toBe(0);
  for (let seconds = 0; seconds < 10; seconds += 2) {
    health.watch();
    await jest.advanceTimersByTimeAsync(2000);
  }
  expect(looks()).toBe(11);
  expect(health.view?.moments.at(-1)).toEqual({ roundTrip: 40, sent: 1000, received: 2000 });
  expect(health.view).toMatchObject({ sent: 20_000, received: 40_000 });
  expect(health.view?.path?.kind).toBe('same-network');
});

test('who closes the view need not say so', async () => {
  const { health, looks } = connected();
  health.watch();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(looks()).toBe(6);
  health.watch();
  await jest.advanceTimersByTimeAsync(1000);
  expect(looks()).toBe(8);
});

test('two minutes are kept; nothing when the connection is gone', async () => {
  const { health, looks } = connected();
  for (let seconds = 0; seconds < 300; seconds += 2) {
    health.watch();
    await jest.advanceTimersByTimeAsync(2000);
  }
  expect(health.view?.moments).toHaveLength(120);
  const before = looks();
  health.stop();
  health.watch();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(looks()).toBe(before);
  expect(health.view).toBeUndefined();
});
