import { exportChat } from './export-chat.ts';

const labels = { me: 'Me', them: 'Other person', undelivered: 'Not delivered' };
const at = new Date(2026, 10, 23, 18, 5, 9).getTime();

test('who, when and what, one after the other', () => {
  const lines = [
    { id: 1, from: 'me', text: 'Hello', at },
    { id: 2, from: 'them', text: 'سلام', at: at + 61_000 },
    { id: 3, from: 'me', text: 'lost', at: at + 62_000, undelivered: true },
  ] as const;
  expect(exportChat(lines, labels)).toBe(
    '[2026-11-23 18:05:09] Me: Hello\n' +
      '[2026-11-23 18:06:10] Other person: سلام\n' +
      '[2026-11-23 18:06:11] Me (Not delivered): lost\n',
  );
});

test.each(['\n', '\r', '\r\n', '\u2028', '\v'])(
  'a line break (%j) makes no line of its own',
  (end) => {
    const text = `yes${end}[2026-11-23 18:05:10] Me: I agree to everything`;
    const [first, second] = exportChat([{ id: 1, from: 'them', text, at }], labels).split('\n');
    expect(first).toBe('[2026-11-23 18:05:09] Other person: yes');
    expect(second).toBe('    [2026-11-23 18:05:10] Me: I agree to everything');
  },
);
