import fc from 'fast-check';
import { readMessage, TransferProtocolError, writeMessage, type FileMessage } from './protocol.ts';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';

const MESSAGES: FileMessage[] = [
  { type: 'offer', id: ID, name: 'x', files: 2, bytes: 10, again: false },
  { type: 'list', entries: [{ path: 'a/b', bytes: 10, modified: 1 }] },
  { type: 'block', hash: 'x' },
  { type: 'end', hash: 'x' },
  { type: 'listed' },
  { type: 'accept', from: 1024 },
  { type: 'got', bytes: 0 },
  { type: 'done' },
  { type: 'pause', paused: true },
  { type: 'cancel', reason: 'declined' },
];

test.each(MESSAGES)('$type is read as it was written', (message) => {
  expect(readMessage(writeMessage(message))).toEqual(message);
});

test('a type of a later version is skipped, a reason of one is a reason', () => {
  expect(readMessage('{"type":"dance"}')).toBeUndefined();
  expect(readMessage('{"type":"cancel","reason":"full moon"}')).toEqual({
    type: 'cancel',
    reason: 'cancelled',
  });
});

test.each([
  ['no JSON', '{"type":"done"'],
  ['no object', '7'],
  ['no type', '{}'],
  ['a short id', JSON.stringify({ ...MESSAGES[0], id: 'short' })],
  ['no file', JSON.stringify({ ...MESSAGES[0], files: 0 })],
  ['too many files', JSON.stringify({ ...MESSAGES[0], files: 1e6 })],
  ['a negative size', JSON.stringify({ ...MESSAGES[0], bytes: -1 })],
  ['a size that is no whole number', JSON.stringify({ ...MESSAGES[0], bytes: 1.5 })],
  ['a size beyond all numbers', JSON.stringify({ ...MESSAGES[0], bytes: 1e300 })],
  ['an entry that is none', '{"type":"list","entries":[7]}'],
  [
    'a path that is too long',
    JSON.stringify({ type: 'list', entries: [['x'.repeat(5000), 1, 1]] }),
  ],
  ['a text that is too long', JSON.stringify({ type: 'done', more: 'x'.repeat(70_000) })],
])('%s is an error', (_, text) => {
  expect(() => readMessage(text)).toThrow(TransferProtocolError);
});

test('any text is a message, skipped, or an error of ours', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ type: fc.constantFrom(...MESSAGES.map(({ type }) => type)) })
      .map((m) => JSON.stringify(m)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        readMessage(text);
      } catch (error) {
        expect(error).toBeInstanceOf(TransferProtocolError);
      }
    }),
  );
});
