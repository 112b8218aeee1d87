import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { decodeCode, encodeCode } from './code.ts';
import { browserFamily } from './credentials.ts';
import type { Description } from './description.ts';
import { parseSdp } from './parse-sdp.ts';
import { readText } from './read-text.ts';
import { inviteTag } from './tag.ts';
import { toSdp } from './to-sdp.ts';

const corpus = readCorpus().map((entry, index) => ({
  ...entry,
  description: parseSdp(entry.sdp, entry.type),
  title: `${index}: ${entry.source ?? 'unnamed'} ${entry.type}`,
}));

it('has descriptions of every stack', () => {
  expect(corpus).toHaveLength(132);
  for (const name of [/Chromium/, /firefox/, /aiortc/, /werift/, /node-datachannel/, /wrtc/]) {
    expect(corpus.some((entry) => name.test(entry.source ?? ''))).toBe(true);
  }
});

describe.each(corpus)('$title', ({ sdp, type, source, dataOnly, description }) => {
  it('is read as it stands in the SDP', () => {
    const lines = sdp.split('\r\n');
    const value = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3);
    const hex = Buffer.from(description.fingerprint).toString('hex').toUpperCase();
    expect(`sha-256 ${hex.replace(/..(?=.)/g, '$&:')}`).toBe(value('fingerprint'));
    expect(description.ufrag).toBe(value('ice-ufrag'));
    expect(description.pwd).toBe(value('ice-pwd'));
    expect(description.setup).toBe(value('setup'));
    expect(String(description.maxMessageSize)).toBe(value('max-message-size'));
    expect(description.sdp).toBe(dataOnly ? undefined : sdp);
    const own = lines
      .filter((line) => / 1 udp /i.test(line) && !/ (::1|127\.0\.0\.1) /.test(line))
      .map((line) => line.split(' '))
      .map(([, , , , address, port, , kind]) => ({ type: kind, address, port: Number(port) }));
    // With other media, the candidates are those of the first section, which carries them all.
    if (dataOnly) expect(description.candidates).toEqual(own);
    else expect(own).toEqual(expect.arrayContaining(description.candidates));
  });

  it('comes back out of its code', () => {
    expect(decodeCode(encodeCode(description))).toEqual(description);
    if (type === 'offer') return;
    const reply: Description = { ...description, answers: 32_767 };
    expect(decodeCode(encodeCode(reply))).toEqual(reply);
  });

  it('comes back out of the SDP made of it', () => {
    const { setup, candidates } = description;
    const made = toSdp(decodeCode(encodeCode(description)), { type, setup });
    const fields = { ...parseSdp(made, type), sdp: undefined };
    expect(fields).toEqual({ ...description, sdp: undefined });
    if (candidates.length === 0) return;
    expect(readText(sdp)).toMatchObject({ form: 'sdp', type, description: { candidates } });
    expect(readText(JSON.stringify({ type, sdp }))).toMatchObject({ form: 'json', type });
  });

  it('has a tag that the code keeps and its browser', () => {
    const tag = inviteTag(description);
    expect(tag).toBe(inviteTag(decodeCode(encodeCode({ ...description }))));
    expect(tag).toBeGreaterThanOrEqual(1);
    expect(tag).toBeLessThanOrEqual(32_767);
    const maker = /^(?:rewritten \()?(?:sz[A-Z]: )?(Chromium|firefox)/i.exec(source ?? '')?.[1];
    if (maker) expect(browserFamily(description)).toBe(maker.toLowerCase());
  });
});
