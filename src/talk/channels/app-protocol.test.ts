import fc from 'fast-check';
import {
  fromPayload,
  labelOf,
  MAX_APP_MESSAGE,
  readAppRequest,
  readLabel,
  toPayload,
} from './app-protocol.ts';

test('bytes travel as base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const payload = toPayload(fromPayload(Uint8Array.from(bytes).buffer));
      expect(payload).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('as many bytes as texts are allowed', () => {
  const data = fromPayload(new ArrayBuffer(MAX_APP_MESSAGE));
  expect(readAppRequest({ type: 'send', channel: 1, data })).toEqual({
    type: 'send',
    channel: 1,
    data,
  });
});

test('a label tells the app and the name', () => {
  expect(readLabel(labelOf('org.example.notes', 'note-1'))).toEqual({
    app: 'org.example.notes',
    name: 'note-1',
  });
});

test.each(['spontan-test', 'app:', 'app:org.example', 'app:UPPER/x', 'app:a.b/x/y', 'app:a.b/ x'])(
  '%j is no label of an app',
  (label) => {
    expect(readLabel(label)).toBeUndefined();
  },
);

test.each([
  { type: 'hello', app: 'Org.Example' },
  { type: 'hello', app: '../x' },
  { type: 'hello', app: 'x'.repeat(65) },
  { type: 'open', connection: 'c1', name: 'a/b' },
  { type: 'open', connection: 1, name: 'a' },
  { type: 'send', channel: 1, data: {} },
  { type: 'send', channel: 1.5, data: { text: '' } },
  { type: 'send', channel: 1, data: { text: 'x'.repeat(MAX_APP_MESSAGE + 1) } },
  { type: 'send', channel: 1, data: { bytes: 'A'.repeat(90_000) } },
  { type: 'got' },
  { type: 'dance' },
  'hello',
  null,
])('%j is no request', (message) => {
  expect(readAppRequest(message)).toBeUndefined();
});

test('what is no base64 is not sent', () => {
  expect(toPayload({ bytes: '***' })).toBeUndefined();
});
