import { readFileSync } from 'node:fs';
import { formatFiles, type Vector } from '../../tools/lab/sdp/format-files.ts';
import { ADDRESS_FORMS } from './address-forms.ts';
import { codeToBytes, decodeCode, encodeCode } from './code.ts';
import { crc16 } from './crc16.ts';
import { CANDIDATE_TYPES, PORT_FORMS } from './kinds.ts';
import { toSpoken } from './spoken.ts';

const page = readFileSync('docs/format.md', 'utf8');
const vectors = JSON.parse(readFileSync('docs/format-vectors.json', 'utf8')) as Vector[];

describe.each(vectors)('$name', ({ code, description }) => {
  const fingerprint = Uint8Array.from(Buffer.from(description.fingerprint, 'hex'));

  it('is read', () => {
    expect(decodeCode(code)).toEqual({ ...description, fingerprint });
  });

  it('is written', () => {
    expect(encodeCode({ ...description, fingerprint })).toBe(code);
  });

  it('is on the page', () => {
    expect(page).toContain(code);
  });
});

it('the spoken form of the first is on the page', () => {
  const [first] = vectors;
  const groups = toSpoken(codeToBytes(first?.code ?? ''));
  expect(page.replace(/\s+/g, ' ')).toContain(groups.join(' '));
});

it.each(Object.entries(formatFiles()))(
  '%s is what the sources say (npx tsx tools/lab/sdp/write-format.ts)',
  (name, text) => {
    expect(readFileSync(name, 'utf8')).toBe(text);
  },
);

it('the page names all forms and numbers', () => {
  for (const [number, [name, { bits }]] of Object.entries(ADDRESS_FORMS).entries()) {
    expect(page).toMatch(new RegExp(`\\| ${number} +\\| \`${name}\` +\\| ${bits} +\\|`));
  }
  expect(Object.keys(ADDRESS_FORMS)).toHaveLength(21);
  expect(CANDIDATE_TYPES).toEqual(['host', 'srflx', 'prflx', 'relay']);
  expect(PORT_FORMS.slice(0, 4)).toEqual(['any', 'high', 'next', 'same0']);
  expect(crc16(new TextEncoder().encode('123456789'))).toBe(0x29b1);
});
