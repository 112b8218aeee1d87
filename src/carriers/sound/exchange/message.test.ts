import { MAX_SPOKEN_CODE, readMessage, tagOf, writeMessage } from './message.ts';
import { Parts } from './parts.ts';

const codeOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) & 255);
const code = codeOf(68);

test.each([
  ['an introduction', { tag: tagOf(code), heard: 77, code }],
  ['an acknowledgement', { tag: 65_535, heard: 1 }],
])('%s is read as it was written', (_, message) => {
  expect(writeMessage(message).map(readMessage)).toEqual([message]);
});

test.each([
  [195, 1],
  [196, 2],
  [388, 2],
  [MAX_SPOKEN_CODE, 4],
])('a code of %i bytes comes in %i payloads, in whatever order', (length, count) => {
  const long = codeOf(length);
  const tag = tagOf(long);
  const payloads = writeMessage({ tag, heard: 5, code: long });
  expect(payloads).toHaveLength(count);
  const parts = new Parts();
  const codes = payloads.toReversed().map((payload) => {
    expect(payload.length).toBeLessThanOrEqual(200);
    const message = readMessage(payload);
    expect(message).toMatchObject({ tag, heard: 5 });
    return message?.part ? parts.add(tag, message.part) : message?.code;
  });
  expect(codes.pop()).toEqual(long);
  expect(codes).toEqual(codes.map(() => undefined));
});

test('parts of more devices than there can be in a room are not kept', () => {
  const parts = new Parts();
  const bytes = Uint8Array.of(1);
  for (let tag = 1; tag <= 17; tag++) parts.add(tag, { index: 0, count: 2, bytes });
  const last = { index: 1, count: 2, bytes };
  expect([parts.add(16, last), parts.add(17, last)]).toEqual([Uint8Array.of(1, 1), undefined]);
});

const [introduction = new Uint8Array()] = writeMessage({ tag: tagOf(code), heard: 0, code });
const [acknowledgement = new Uint8Array()] = writeMessage({ tag: 1, heard: 2 });
const part = (...places: number[]) => Uint8Array.of(0x53, 0, 1, 0, 0, ...places);

test.each([
  ['nothing', new Uint8Array()],
  ['another kind', Uint8Array.from([0x54, ...introduction.slice(1)])],
  ['an introduction without a code', introduction.slice(0, 5)],
  [
    'a code under the tag of another',
    Uint8Array.from([...introduction.slice(0, 6), 0xff, ...introduction.slice(7)]),
  ],
  ['an acknowledgement with more after it', Uint8Array.from([...acknowledgement, 0])],
  ['a part that says nothing of itself', part()],
  ['an empty part', part(0x02)],
  ['a part behind the last', part(0x22, 1)],
  ['the only part', part(0x01, 1)],
  ['one of too many parts', part(0x05, 1)],
])('%s is no message', (_, payload) => {
  expect(readMessage(payload)).toBeUndefined();
});
