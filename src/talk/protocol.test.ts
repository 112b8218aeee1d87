import fc from 'fast-check';
import { MAX_CHAT_TEXT, readMessage, writeMessage, type Message } from './protocol.ts';

const base64 = fc.string({ minLength: 43, maxLength: 43 });
const messages: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    type: fc.constant('chat' as const),
    id: fc.nat(),
    text: fc.string({ unit: 'binary', maxLength: 500 }),
  }),
  fc.record({ type: fc.constant('seen' as const), id: fc.nat() }),
  fc.record({ type: fc.constantFrom('ping' as const, 'pong' as const), id: fc.nat() }),
  fc.record({ type: fc.constant('commit' as const), hash: base64 }),
  fc.record({ type: fc.constant('reveal' as const), value: base64 }),
  fc.record({
    type: fc.constant('call' as const),
    joined: fc.boolean(),
    muted: fc.boolean(),
    lanes: fc.record(
      { microphone: fc.string(), 'screen-sound': fc.string() },
      { requiredKeys: [] },
    ),
  }),
  fc.constant({ type: 'hang-up' as const }),
);

test('what is written is read again', () => {
  fc.assert(
    fc.property(messages, (message) => {
      expect(readMessage(writeMessage(message))).toEqual(message);
    }),
  );
});

test('any text is a message, or none', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((value) => JSON.stringify(value)),
    fc
      .tuple(messages, fc.object())
      .map(([message, junk]) => JSON.stringify({ ...message, ...junk })),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const message = readMessage(text);
      const type = typeof message === 'string' ? message : message.type;
      const known = ['chat', 'seen', 'commit', 'reveal', 'ping', 'pong', 'call', 'hang-up'];
      expect(['unknown', 'malformed', ...known]).toContain(type);
    }),
  );
});

test.each([
  ['a type of a later version', '{"type":"dance","id":1}'],
  ['a type that every object has', '{"type":"constructor"}'],
  ['another one', '{"type":"__proto__"}'],
])('%s is unknown', (_, text) => {
  expect(readMessage(text)).toBe('unknown');
});

test.each([
  ['no id', '{"type":"chat","text":"x"}'],
  ['an id that is no whole number', '{"type":"seen","id":1.5}'],
  ['a text that is no text', '{"type":"chat","id":1,"text":{}}'],
  ['a type that is no text', '{"type":1}'],
  ['a commitment that is too short', '{"type":"commit","hash":"short"}'],
  ['a commitment that is no text', '{"type":"commit","hash":7}'],
  ['features that are no list', '{"type":"about","version":1,"can":"files"}'],
  ['a call without lanes', '{"type":"call","joined":true,"muted":false}'],
  ['a call where it is unclear who takes part', '{"type":"call","muted":false,"lanes":{}}'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no JSON', '{"type":"chat"'],
])('%s is malformed', (_, text) => {
  expect(readMessage(text)).toBe('malformed');
});

test('an over-long line is cut', () => {
  const text = 'x'.repeat(MAX_CHAT_TEXT * 2);
  const message = readMessage(JSON.stringify({ type: 'chat', id: 1, text }));
  expect(message).toEqual({ type: 'chat', id: 1, text: 'x'.repeat(MAX_CHAT_TEXT) });
});

test('features and fields of a later version are skipped', () => {
  const can = ['teleport', 'files', 7, 'files'];
  expect(readMessage(JSON.stringify({ type: 'about', version: 2, can, mood: 'good' }))).toEqual({
    type: 'about',
    version: 2,
    can: ['files'],
  });
});

test('names come clean', () => {
  const about = { type: 'about', version: 1, can: [] };
  const read = (name: unknown) => readMessage(JSON.stringify({ ...about, name }));
  expect(read(' A\u202eda ')).toEqual({ ...about, name: 'Ada' });
  expect(read('\u200b')).toEqual(about);
  expect(read(7)).toBe('malformed');
});

test('of a call, lanes of later versions and those that are none are left out', () => {
  const lanes = { microphone: '1', camera: 2, hologram: '3' };
  const call = { type: 'call', joined: true, muted: false, lanes };
  expect(readMessage(JSON.stringify(call))).toEqual({ ...call, lanes: { microphone: '1' } });
});
