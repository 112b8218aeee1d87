import { readMessage, tagOf, writeMessage } from './message.ts';

const code = Uint8Array.from({ length: 68 }, (_, at) => (at * 7) & 255);

test.each([
  ['an introduction', { tag: tagOf(code), heard: 77, code }],
  ['an acknowledgement', { tag: 65_535, heard: 1 }],
])('%s is read as it was written', (_, message) => {
  expect(readMessage(writeMessage(message))).toEqual(message);
});

const introduction = writeMessage({ tag: tagOf(code), heard: 0, code });

test.each([
  ['nothing', new Uint8Array()],
  ['another kind', Uint8Array.from([0x53, ...introduction.slice(1)])],
  ['an introduction without a code', introduction.slice(0, 5)],
  [
    'a code under the tag of another',
    Uint8Array.from([...introduction.slice(0, 6), 0xff, ...introduction.slice(7)]),
  ],
  [
    'an acknowledgement with more after it',
    Uint8Array.from([...writeMessage({ tag: 1, heard: 2 }), 0]),
  ],
])('%s is no message', (_, payload) => {
  expect(readMessage(payload)).toBeUndefined();
});
