import fc from 'fast-check';
import { quickest } from '../../tools/lab/processor-time.ts';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import {
  bytesToCode,
  codeToBytes,
  decodeBytes,
  decodeCode,
  encodeBytes,
  encodeCode,
} from './code.ts';
import { crc16 } from './crc16.ts';
import type { Candidate, Description } from './description.ts';
import { CodeError } from './errors.ts';
import { MAX_TEXT } from './limits.ts';
import { parseSdp } from './parse-sdp.ts';
import { readText } from './read-text.ts';
import { toSpoken } from './spoken.ts';
import { toSdp } from './to-sdp.ts';
import { isUsable } from './validate.ts';

/** What any input may take, in milliseconds of processor time. */
const MOST = 5;

const chars = (alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX = '0123456789abcdef';
const VISIBLE = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 33 + i));

const label = chars(`${HEX}ghijklmnopqrstuvwxyz`, 1, 63);
const name = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((labels) => [...labels, 'local'].join('.'));
const ipv4 = fc.oneof(
  fc.ipV4(),
  ...[
    [192, 168, 1],
    [192, 168, 77],
    [10, 0, 0],
    [10, 8, 1],
    [172, 20, 10],
    [172, 17, 0],
    [100, 70, 1],
  ].map((net) => fc.nat(255).map((last) => [...net, last].join('.'))),
);
const ipv6 = fc
  .tuple(
    fc.constantFrom(0x2001, 0x2a02, 0x2003, 0xfd00, 0xfe80, 0x64, 0x3fff, 0x2620),
    fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 7, maxLength: 7 }),
  )
  // The URL parser writes addresses by RFC 5952 and is not our own work.
  .map(([first, rest]) =>
    new URL(
      `http://[${[first, ...rest].map((group) => group.toString(16)).join(':')}]`,
    ).hostname.slice(1, -1),
  );
const mdns = fc.uuid().map((uuid) => `${uuid}.local`);
const port = fc.oneof(
  fc.integer({ min: 1, max: 65_535 }),
  fc.integer({ min: 32_768, max: 32_775 }),
);
const candidate: fc.Arbitrary<Candidate> = fc
  .record({
    type: fc.constantFrom('host', 'srflx', 'prflx', 'relay'),
    address: fc.oneof(
      { weight: 4, arbitrary: ipv4 },
      { weight: 3, arbitrary: ipv6 },
      { weight: 3, arbitrary: mdns },
      { weight: 1, arbitrary: name },
    ),
    port,
  })
  .filter(isUsable);
const candidates = fc.oneof(
  { weight: 9, arbitrary: fc.array(candidate, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.array(candidate, { maxLength: 128, size: 'max' }) },
);
const credentials = fc.oneof(
  fc.record({ ufrag: chars(BASE64, 4, 4), pwd: chars(BASE64, 24, 24) }),
  fc.record({ ufrag: chars(HEX, 8, 8), pwd: chars(HEX, 32, 32) }),
  fc.record({ ufrag: chars(BASE64, 4, 256), pwd: chars(BASE64, 22, 256) }),
  fc.record({ ufrag: chars(VISIBLE, 4, 256), pwd: chars(VISIBLE, 22, 256) }),
);
const common = {
  fingerprint: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  setup: fc.constantFrom('actpass', 'active', 'passive'),
  candidates,
  maxMessageSize: fc.oneof(
    fc.constantFrom(0, 65_536, 262_144, 1_073_741_823),
    fc.nat(2 ** 31 - 1),
    fc.maxSafeNat(),
  ),
} as const;
const description: fc.Arbitrary<Description> = fc
  .tuple(
    fc.oneof(
      fc.record({ kind: fc.constant('invite' as const), ...common }),
      fc.record(
        {
          kind: fc.constant('reply' as const),
          ...common,
          answers: fc.integer({ min: 1, max: 32_767 }),
        },
        { requiredKeys: ['kind', 'fingerprint', 'setup', 'candidates', 'maxMessageSize'] },
      ),
    ),
    credentials,
  )
  .map(([fields, names]) => ({ ...fields, ...names }));

const corpus = readCorpus().map(({ sdp, type }) => encodeCode(parseSdp(sdp, type)));

/** Runs it; a `CodeError` is fine, anything else is not, nor is more time than {@link MOST}. */
function survives(run: () => unknown): void {
  const runToTheEnd = () => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof CodeError)) throw error;
    }
  };
  expect(quickest(runToTheEnd, MOST)).toBeLessThanOrEqual(MOST);
}

const withCrc = (bytes: Uint8Array): Uint8Array => {
  const crc = crc16(bytes);
  return Uint8Array.from([...bytes, crc >> 8, crc & 0xff]);
};

beforeAll(() => {
  for (const code of corpus) decodeCode(code);
});

it('decode(encode(x)) = x', () => {
  fc.assert(
    fc.property(description, (given) => {
      const code = encodeCode(given);
      expect(decodeCode(code)).toEqual(given);
      expect(decodeBytes(codeToBytes(code))).toEqual(given);
      expect(bytesToCode(codeToBytes(code))).toBe(code);
    }),
    { numRuns: 600 },
  );
});

it('parse(toSdp(x)) = x', () => {
  fc.assert(
    fc.property(description, (given) => {
      const { kind, setup } = given;
      const type = kind === 'invite' ? 'offer' : 'answer';
      const parsed = parseSdp(toSdp(given, { type, setup }), type);
      expect(parsed).toEqual({ ...given, answers: undefined });
    }),
    { numRuns: 300 },
  );
});

it('any bytes decode or throw CodeError, in time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000, size: 'max' }), (bytes) => {
      survives(() => decodeBytes(bytes));
      survives(() => decodeBytes(withCrc(bytes)));
    }),
    { numRuns: 2000 },
  );
});

it('any text decodes or throws CodeError, in time', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000, size: 'max' }),
    chars(`${BASE64}-_`, 60, 3000),
    chars(' \nab-_>{}"', 0, 3000),
  );
  fc.assert(
    fc.property(text, (given) => {
      survives(() => decodeCode(given));
      survives(() => readText(given));
    }),
    { numRuns: 1000 },
  );
});

it('valid codes that were changed with a right checksum decode or throw CodeError, in time', () => {
  const mutation = fc.tuple(
    fc.constantFrom(...corpus),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
    fc.nat(),
  );
  fc.assert(
    fc.property(mutation, ([code, changes, cut]) => {
      const bytes = codeToBytes(code).slice(0, -2);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const short = cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
      let decoded: Description | undefined;
      survives(() => (decoded = decodeBytes(withCrc(short))));
      if (!decoded) return;
      // What comes out is what the types promise, so it can go in again.
      expect(decoded.candidates.every(isUsable)).toBe(true);
      expect(decodeBytes(encodeBytes(decoded))).toEqual(decoded);
    }),
    { numRuns: 3000 },
  );
});

it.each([
  ['1 MB of garbage', 'x'.repeat(1 << 20), 'too-long'],
  ['one character too many', ' '.repeat(MAX_TEXT + 1), 'too-long'],
  ['tiny tokens', 'a '.repeat(MAX_TEXT / 2), 'not-a-code'],
  ['tiny tokens in lines', 'ab1\n> '.repeat(MAX_TEXT / 8), 'not-a-code'],
  ['lines of the length of a mail', `${'Zx9'.repeat(25)}\n`.repeat(860), 'damaged'],
  ['one long token', 'A'.repeat(MAX_TEXT), 'damaged'],
  ['long tokens', `${'-'.repeat(1000)} `.repeat(65), 'damaged'],
  ['braces', '{"'.repeat(MAX_TEXT / 2), 'not-a-code'],
  ['nested arrays', '{"sdp":['.repeat(MAX_TEXT / 8), 'not-a-code'],
  ['line starts of an SDP', 'v=0\n'.repeat(MAX_TEXT / 4), 'not-a-code'],
  ['m-lines', `v=0\n${'m=application 9 DTLS/SCTP 1\n'.repeat(1900)}`, 'sdp-no-credentials'],
  ['spoken groups', '00000 '.repeat(MAX_TEXT / 8), 'not-a-code'],
  ['spoken groups that are right', `${toSpoken(new Uint8Array(10_000)).join(' ')}`, 'not-a-code'],
  ['nearly spoken groups', `${'00000 '.repeat(18)}0 `.repeat(400), 'not-a-code'],
  ['escapes', '%252525'.repeat(MAX_TEXT / 8), 'not-a-code'],
  ['escaped tokens', `%25${'A'.repeat(100)}`.repeat(600), 'damaged'],
  ['quotes', '"'.repeat(MAX_TEXT), 'not-a-code'],
  ['invisible characters', '\u200b'.repeat(MAX_TEXT), 'not-a-code'],
])('%s', (_, text, reason) => {
  expect(() => readText(text)).toThrow(expect.objectContaining({ name: 'CodeError', reason }));
  survives(() => readText(text));
  survives(() => decodeCode(text));
});
