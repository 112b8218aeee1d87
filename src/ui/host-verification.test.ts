import { randomBytes } from 'node:crypto';
import type { Connection } from '../connection/connection.ts';
import type { Link } from '../connection/link.ts';
import { readMessage, type VerifyMessage } from '../talk/protocol.ts';
import { HostVerification } from './host-verification.ts';

const fingerprint = () => new Uint8Array(randomBytes(32));
const needless = () => {
  throw new Error('not needed');
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** What is asked of a connection here. */
function connection(own: Uint8Array, other: Uint8Array): Connection {
  return {
    own: { description: { fingerprint: own } },
    other: { fingerprint: other },
  } as Connection;
}

/** Connects two sides as they know each other; what one sends, the other receives. */
async function connect(
  [one, other]: [HostVerification, HostVerification],
  [a, b]: [Uint8Array, Uint8Array],
): Promise<void> {
  const link = (to: HostVerification): Link => ({
    plain: false,
    send: (text) => to.receive(readMessage(text) as VerifyMessage),
    openChannel: needless,
    stats: needless,
    offence: needless,
  });
  one.start(link(other), connection(a, b));
  other.start(link(one), connection(b, a));
  await settled();
}

const sides = (): [HostVerification, HostVerification] => [
  new HostVerification(() => undefined),
  new HostVerification(() => undefined),
];

test('a verdict holds for the same side, and for nobody else', async () => {
  const both = sides();
  const [one, other] = both;
  const [a, b, c] = [fingerprint(), fingerprint(), fingerprint()];
  await connect(both, [a, b]);
  expect(one.view?.state).toBe('ready');
  one.judge('same');
  await connect(both, [a, b]);
  expect(one.view?.state).toBe('same');
  expect(other.view?.state).toBe('ready');
  await connect(both, [a, c]);
  expect(one.view?.state).toBe('ready');
});

test('a verdict can be taken back', async () => {
  const both = sides();
  const [one] = both;
  const [a, b] = [fingerprint(), fingerprint()];
  await connect(both, [a, b]);
  one.judge('same');
  one.judge('different');
  expect(one.view?.state).toBe('different');
  await connect(both, [a, b]);
  expect(one.view?.state).toBe('ready');
});

test('a program of another kind has no signs', () => {
  const [one] = sides();
  const link: Link = {
    plain: true,
    send: needless,
    openChannel: needless,
    stats: needless,
    offence: needless,
  };
  one.start(link, connection(fingerprint(), fingerprint()));
  expect(one.view).toBeUndefined();
});
