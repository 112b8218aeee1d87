import fc from 'fast-check';
import { MAX_CHAT_TEXT, readMessage, writeMessage } from './protocol.ts';

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string({ unit: 'binary', maxLength: 500 }), (id, text) => {
      expect(readMessage(writeMessage({ type: 'chat', id, text }))).toEqual({
        type: 'chat',
        id,
        text,
      });
      expect(readMessage(writeMessage({ type: 'seen', id }))).toEqual({ type: 'seen', id });
    }),
  );
});

test('any text is a message or skipped', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const message = readMessage(text);
      expect([undefined, 'chat', 'seen']).toContain(message?.type);
    }),
  );
});

test.each([
  ['a type of a later version', '{"type":"dance","id":1}'],
  ['no id', '{"type":"chat","text":"x"}'],
  ['an id that is no whole number', '{"type":"seen","id":1.5}'],
  ['a text that is no text', '{"type":"chat","id":1,"text":{}}'],
  ['null', 'null'],
  ['no JSON', '{"type":"chat"'],
])('%s is skipped', (_, text) => {
  expect(readMessage(text)).toBeUndefined();
});

test('an over-long line is cut', () => {
  const text = 'x'.repeat(MAX_CHAT_TEXT * 2);
  const message = readMessage(JSON.stringify({ type: 'chat', id: 1, text }));
  expect(message).toEqual({ type: 'chat', id: 1, text: 'x'.repeat(MAX_CHAT_TEXT) });
});
