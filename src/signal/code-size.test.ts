import { CASES, sample } from '../../tools/lab/sdp/cases.ts';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { decodeBytes, encodeBytes, encodeCode } from './code.ts';
import { parseSdp } from './parse-sdp.ts';
import { SHAPE_CODE } from './shapes.ts';

describe.each(Object.entries(CASES))('%s', (_, { most, candidates }) => {
  it.each([
    ['chromium', 'invite', most],
    ['firefox', 'invite', most - 1],
    ['chromium', 'reply', most + 2],
    ['firefox', 'reply', most + 1],
  ] as const)('%s %s: at most %i bytes', (browser, kind, bytes) => {
    const description = sample(browser, kind, candidates);
    const code = encodeBytes(description);
    expect(code.length).toBeLessThanOrEqual(bytes);
    expect(decodeBytes(code)).toEqual(description);
    expect(encodeCode(description)).toHaveLength(Math.ceil((code.length * 8) / 6));
  });
});

it('keeps SDPs with audio and video short', () => {
  const media = readCorpus().filter((entry) => !entry.dataOnly);
  const sizes = media.map(({ sdp, type }) => encodeBytes(parseSdp(sdp, type)).length);
  expect(sizes).toHaveLength(10);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(620);
});

it('leaves numbers for the sets of candidates of later versions', () => {
  const used = SHAPE_CODE.lengths.reduce((sum, length) => sum + 2 ** -length, 0);
  expect(used).toBeLessThan(1 - 1 / 32);
});
