import { randomBytes } from 'node:crypto';
import { commitmentTo, signsOf } from './derive.ts';
import { readMessage, type VerifyMessage } from '../protocol.ts';
import { COMPARED, SIGNS } from './signs.ts';
import { Verification, type VerificationResult } from './verification.ts';

const fingerprint = () => new Uint8Array(randomBytes(32));

/** One side, whose messages go where `send` is led to later. */
function side(own: Uint8Array, other: Uint8Array) {
  let send: (text: string) => void = () => undefined;
  let end: (result: VerificationResult) => void = () => undefined;
  const result = new Promise<VerificationResult>((resolve) => (end = resolve));
  const verification = Verification.start({
    own,
    other,
    send: (text) => send(text),
    onResult: end,
  });
  if (!verification) throw new Error('no hash functions');
  return { verification, result, leadTo: (to: (text: string) => void) => (send = to) };
}
type Side = ReturnType<typeof side>;

const hear = ({ verification }: Side, text: string) =>
  verification.receive(readMessage(text) as VerifyMessage);

function connect(one: Side, other: Side): void {
  one.leadTo((text) => hear(other, text));
  other.leadTo((text) => hear(one, text));
}

const signs = (result: VerificationResult) => (result.state === 'ready' ? result.signs : []);

test('there are 64 signs, each once', () => {
  expect(new Set(SIGNS).size).toBe(64);
});

test('both sides see the same, and others the next time', async () => {
  const [a, b] = [fingerprint(), fingerprint()];
  const rounds = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const [one, other] = [side(a, b), side(b, a)];
      connect(one, other);
      const [mine, theirs] = await Promise.all([one.result, other.result]);
      expect(signs(mine)).toHaveLength(COMPARED);
      expect(theirs).toEqual(mine);
      return signs(mine).join();
    }),
  );
  expect(new Set(rounds).size).toBe(8);
});

test('who swaps both codes and plays by the rules with each side: the signs differ, 1000 of 1000 times', async () => {
  const runs = Array.from({ length: 1000 }, async () => {
    const [a, b, m, n] = [fingerprint(), fingerprint(), fingerprint(), fingerprint()];
    const [alice, toAlice, toBob, bob] = [side(a, m), side(m, a), side(n, b), side(b, n)];
    connect(alice, toAlice);
    connect(toBob, bob);
    const [one, other] = await Promise.all([alice.result, bob.result]);
    expect([one.state, other.state]).toEqual(['ready', 'ready']);
    return signs(one).join() !== signs(other).join();
  });
  const differ = (await Promise.all(runs)).filter(Boolean);
  expect(differ).toHaveLength(1000);
});

test('who swaps both codes and passes everything on is noticed without anybody comparing', async () => {
  const [a, b, m, n] = [fingerprint(), fingerprint(), fingerprint(), fingerprint()];
  const [alice, bob] = [side(a, m), side(b, n)];
  connect(alice, bob);
  expect(await alice.result).toEqual({ state: 'broken' });
  expect(await bob.result).toEqual({ state: 'broken' });
});

test('who waits for our value before choosing an own one is noticed', async () => {
  const [a, m] = [fingerprint(), fingerprint()];
  const alice = side(a, m);
  const heard: string[] = [];
  alice.leadTo((text) => heard.push(text));
  const early = await commitmentTo({ fingerprint: m, value: fingerprint() });
  const say = (message: VerifyMessage) => alice.verification.receive(message);
  say({ type: 'commit', hash: Buffer.from(early).toString('base64url') });
  say({ type: 'reveal', value: Buffer.from(fingerprint()).toString('base64url') });
  expect(await alice.result).toEqual({ state: 'broken' });
  expect(heard.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual([
    'commit',
    'reveal',
  ]);
});

test.each([
  ['a value without a commitment', { type: 'reveal', value: 'A'.repeat(43) }],
  ['a commitment that is none', { type: 'commit', hash: '?'.repeat(43) }],
] as const)('%s is noticed', async (_, message) => {
  const alice = side(fingerprint(), fingerprint());
  alice.verification.receive(message);
  expect(await alice.result).toEqual({ state: 'broken' });
});

// Computed by another program (Python's hashlib): all versions have to agree.
test('the signs of known shares', async () => {
  const one = { fingerprint: new Uint8Array(32).fill(1), value: new Uint8Array(32).fill(2) };
  const other = { fingerprint: new Uint8Array(32).fill(3), value: new Uint8Array(32).fill(4) };
  expect(await signsOf(one, other)).toEqual(await signsOf(other, one));
  expect(await signsOf(one, other)).toEqual([56, 37, 32, 58]);
});
