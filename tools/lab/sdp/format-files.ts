import { BitWriter } from '../../../src/signal/bits.ts';
import { encodeCode } from '../../../src/signal/code.ts';
import type { Description } from '../../../src/signal/description.ts';
import { DICTIONARY } from '../../../src/signal/dictionary.ts';
import { KIND_CODE, SHORT_KINDS } from '../../../src/signal/kind-code.ts';
import type { PrefixCode } from '../../../src/signal/prefix-code.ts';
import { shapeBits, SHAPE_CODE, SHAPES } from '../../../src/signal/shapes.ts';
import { parseSdp } from '../../../src/signal/parse-sdp.ts';
import { CASES, sample } from './cases.ts';
import { readCorpus } from './corpus.ts';

/** A description as JSON: the fingerprint is hexadecimal. */
export type PlainDescription = Omit<Description, 'fingerprint'> & { fingerprint: string };

export interface Vector {
  name: string;
  code: string;
  description: PlainDescription;
}

/** The files beside docs/format.md, by name, as they follow from the sources. */
export function formatFiles(): Record<string, string> {
  return {
    'docs/format-shapes.tsv': shapeTable(),
    'docs/format-kinds.tsv': kindTable(),
    'docs/format-dictionary.txt': new TextDecoder().decode(DICTIONARY),
    'docs/format-vectors.json': `${JSON.stringify(vectors(), null, 2)}\n`,
  };
}

function shapeTable(): string {
  const rows = SHAPES.map((shape, number) => {
    const kinds = typeof shape === 'string' ? `(${shape})` : shape.map((kind) => kind.join(' '));
    return [word(SHAPE_CODE, number), shapeBits(shape), [kinds].flat().join(', ')].join('\t');
  });
  return `${['bits\tpayload\tcandidates', ...rows].join('\n')}\n`;
}

function kindTable(): string {
  const kinds = [...SHORT_KINDS.map((kind) => kind.join(' ')), '(any)'];
  const rows = kinds.map((kind, number) => `${word(KIND_CODE, number)}\t${kind}`);
  return `${['bits\tcandidate', ...rows].join('\n')}\n`;
}

/** A code word as zeros and ones. */
function word(code: PrefixCode, symbol: number): string {
  const writer = new BitWriter();
  code.write(writer, symbol);
  const bits = [...writer.toBytes()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(0, code.lengths[symbol]);
}

function vectors(): Vector[] {
  const corpus = readCorpus();
  const ofSource = (pattern: RegExp): Description => {
    const entry = corpus.find(({ source }) => pattern.test(source ?? ''));
    if (!entry) throw new Error(`nothing in the corpus is ${String(pattern)}`);
    return parseSdp(entry.sdp, entry.type);
  };
  const ofCase = (
    name: keyof typeof CASES,
    browser: 'chromium' | 'firefox',
    kind: 'invite' | 'reply',
  ) => sample(browser, kind, CASES[name]?.candidates ?? []);
  const unusual: Description = {
    ...ofCase('no candidate', 'chromium', 'invite'),
    ufrag: 'with-hyphens',
    candidates: [{ type: 'host', address: 'somewhere.local', port: 5000 }],
  };
  const named: Record<string, Description> = {
    'Chromium invite, no candidate': ofCase('no candidate', 'chromium', 'invite'),
    'Chromium invite, host and srflx in a home network': ofCase(
      'host + srflx, port kept, home network',
      'chromium',
      'invite',
    ),
    'Chromium reply, dual stack': ofCase('dual stack, other port', 'chromium', 'reply'),
    'Chromium invite, list of candidates': ofCase('VPN, three interfaces', 'chromium', 'invite'),
    'Firefox invite, mDNS': ofCase('mDNS', 'firefox', 'invite'),
    'Firefox reply, two mDNS and srflx': ofCase('two mDNS + srflx', 'firefox', 'reply'),
    'Chromium invite, sequential ports': {
      ...ofCase('host + srflx, other port, home network', 'chromium', 'invite'),
      ports: { order: 'sequential', step: 2 },
    },
    'Chromium reply, random ports of a block, two further sockets': {
      ...ofCase('host + srflx, other port, home network', 'chromium', 'reply'),
      ports: { order: 'random', bits: 10 },
      morePorts: [1024, 65535],
    },
    'generic invite: aiortc': ofSource(/aiortc.*stun/),
    'generic invite: werift': ofSource(/werift.*none/),
    'long: the fields as SDP': unusual,
    'long: a whole SDP with audio and video': ofSource(/Chromium.*audio/),
  };
  return Object.entries(named).map(([name, { fingerprint, ...fields }]) => ({
    name,
    code: encodeCode({ fingerprint, ...fields }),
    description: { ...fields, fingerprint: Buffer.from(fingerprint).toString('hex') },
  }));
}
