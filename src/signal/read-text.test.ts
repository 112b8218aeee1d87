import { inspect } from 'node:util';
import { CASES, sample } from '../../tools/lab/sdp/cases.ts';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { encodeCode } from './code.ts';
import { parseSdp } from './parse-sdp.ts';
import { readText } from './read-text.ts';

const corpus = readCorpus();
const offer =
  corpus.find((entry) => /Chromium.*plain stun data/.test(entry.source ?? ''))?.sdp ?? '';
const chromium = corpus.find(
  (entry) => entry.type === 'offer' && /Chromium.*mDNS stun data/.test(entry.source ?? ''),
);
const sdp = chromium?.sdp ?? offer;
const type = 'offer';
const description = parseSdp(sdp, type);
const json = JSON.stringify({ type, sdp });

const pasted: Record<string, [form: 'sdp' | 'json', text: string]> = {
  SDP: ['sdp', sdp],
  'SDP, LF': ['sdp', sdp.replaceAll('\r', '')],
  'SDP with spaces around': ['sdp', `\n  ${sdp}\n `],
  'SDP in quotes': ['sdp', `"${sdp}"`],
  'SDP quoted in a mail': ['sdp', `Anna wrote:\n> ${sdp.trim().replaceAll('\r\n', '\n> ')}\n`],
  'SDP with line ends written out': ['sdp', sdp.replaceAll('\r\n', '\\r\\n')],
  JSON: ['json', json],
  'JSON, indented, with text around': [
    'json',
    `Here it is:\n${JSON.stringify({ sdp, type }, null, 2)}\nBye`,
  ],
  'JSON in a string': ['json', JSON.stringify(json)],
  'JSON in JSON': ['json', JSON.stringify({ sdp: { type, sdp } })],
  'JSON with line ends in its string': ['json', `{"type":"offer","sdp":"${sdp}"}`],
  'as consoles print it': ['json', `{type: 'offer', sdp: '${sdp.replaceAll('\r\n', '\\r\\n')}'}`],
  'as Node prints it': ['json', inspect({ type, sdp })],
  'JSON in base64': ['json', btoa(json)],
  'JSON in base64, broken into lines': ['json', btoa(json).replace(/.{76}/g, '$&\n')],
  'JSON in base64url': ['json', Buffer.from(json).toString('base64url')],
  'SDP in base64': ['sdp', btoa(sdp)],
};

it.each(Object.entries(pasted))('%s', (_, [form, text]) => {
  expect(readText(text)).toEqual({ form, type, sdp, description });
});

it('tells offers from answers', () => {
  const answer = sdp.replace('actpass', 'active');
  expect(readText(answer)).toMatchObject({ form: 'sdp', type: 'answer' });
  const answered = readText(JSON.stringify({ type: 'answer', sdp }));
  expect(answered).toMatchObject({ type: 'answer', description: { kind: 'reply' } });
  const pranswer = readText(JSON.stringify({ type: 'pranswer', sdp: answer }));
  expect(pranswer).toMatchObject({ type: 'answer' });
});

it('reads codes, in a link or by themselves', () => {
  const invite = sample('firefox', 'invite', CASES['dual stack']?.candidates ?? []);
  const code = encodeCode(invite);
  for (const text of [code, `https://example.org/#${code}`, `My code: ${code}.`]) {
    expect(readText(text)).toEqual({ form: 'code', description: invite });
  }
});

it('hands SDP on without candidates that nobody can be reached at', () => {
  const bad = 'a=candidate:9 1 udp 1 127.0.0.1 80 typ host\r\n';
  expect(readText(sdp.replace('a=candidate', `${bad}a=candidate`))).toMatchObject({ sdp });
});

it.each([
  ['no candidates', sdp.replace(/a=candidate.*\r\n/g, ''), 'sdp-no-candidates'],
  ['no candidates in JSON', json.replace(/a=candidate.*?\\r\\n/g, ''), 'sdp-no-candidates'],
  ['no fingerprint', sdp.replace(/a=fingerprint.*\r\n/, ''), 'sdp-no-fingerprint'],
  ['no data channel', sdp.replace('m=application', 'm=audio'), 'sdp-no-data-channel'],
  ['JSON that is something else', '{"hello": "world"}', 'not-a-code'],
  ['a candidate alone', '{"candidate":"candidate:1 1 udp 1 1.2.3.4 5 typ host"}', 'not-a-code'],
  ['nothing', '   ', 'not-a-code'],
])('%s', (_, text, reason) => {
  expect(() => readText(text)).toThrow(expect.objectContaining({ reason }));
});
