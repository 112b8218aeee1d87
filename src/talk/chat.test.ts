import type { Link } from '../connection/link.ts';
import { Chat } from './chat.ts';
import { readMessage, type ChatMessage } from './protocol.ts';

const needless = () => {
  throw new Error('not needed by a chat');
};

function hear(chat: Chat, text: string): void {
  chat.receive(readMessage(text) as ChatMessage);
}

/** Two chats whose texts are carried at once. */
function pair(plain = false) {
  const one: Chat = new Chat(() => undefined);
  const other: Chat = new Chat(() => undefined);
  const linkTo = (chat: Chat): Link => ({
    plain,
    send: (text) => (plain ? chat.receivePlain(text) : hear(chat, text)),
    openChannel: needless,
    stats: needless,
    offence: needless,
  });
  const connect = (sameSide: boolean) => {
    other.start(linkTo(one), sameSide);
    one.start(linkTo(other), sameSide);
  };
  connect(true);
  return { one, other, connect };
}

test('a line arrives and is marked as delivered', () => {
  const { one, other } = pair();
  one.say('hello');
  expect(other.lines).toMatchObject([{ from: 'them', text: 'hello' }]);
  expect(one.lines).toMatchObject([{ from: 'me', text: 'hello', delivered: true }]);
});

test('with a plain peer texts are lines, even those that look like our protocol', () => {
  const { one, other } = pair(true);
  one.say('{"type":"seen","id":1}');
  expect(other.lines).toMatchObject([{ from: 'them', text: '{"type":"seen","id":1}' }]);
  expect(one.lines[0]?.delivered).toBeUndefined();
});

test('the other side cannot mark its own lines or ones that do not exist', () => {
  const { one, other } = pair();
  one.say('hello');
  hear(other, '{"type":"seen","id":1}');
  hear(other, '{"type":"seen","id":99}');
  expect(other.lines).toMatchObject([{ from: 'them', text: 'hello' }]);
  expect(other.lines[0]?.delivered).toBeUndefined();
});

test('nothing but blanks is not sent; a flood does not fill the memory', () => {
  const { one, other } = pair();
  one.say('  \n ');
  expect(other.lines).toHaveLength(0);
  for (let i = 0; i < 2500; i++) one.say(`line ${i}`);
  expect(other.lines).toHaveLength(2000);
  expect(other.lines.at(-1)?.text).toBe('line 2499');
});

test('long lines do not fill it either', () => {
  const { one, other } = pair();
  for (let i = 0; i < 200; i++) one.say('x'.repeat(16_000));
  expect(other.lines).toHaveLength(125);
});

/** A link that loses everything. */
const broken: Link = {
  plain: false,
  send: () => undefined,
  openChannel: needless,
  stats: needless,
  offence: needless,
};

test('what was not confirmed is said so, and sent again to the same side', () => {
  const { one, other, connect } = pair();
  one.say('arrives');
  one.start(broken, true);
  one.say('is lost');
  one.stop();
  expect(one.lines.map(({ undelivered = false }) => undelivered)).toEqual([false, true]);

  connect(true);
  expect(other.lines.map(({ text }) => text)).toEqual(['arrives', 'is lost']);
  expect(one.lines.at(-1)).toMatchObject({ delivered: true });
  expect(one.lines.at(-1)?.undelivered).toBeUndefined();
});

test('a line whose confirmation was lost is not shown twice', () => {
  const { one, other, connect } = pair();
  other.start(broken, true);
  one.say('once');
  one.stop();
  expect(one.lines).toMatchObject([{ undelivered: true }]);

  connect(true);
  expect(other.lines).toHaveLength(1);
  expect(one.lines).toMatchObject([{ delivered: true }]);
});

test('somebody else gets nothing of it, and is heard from their first line on', () => {
  const { one, other, connect } = pair();
  one.say('first');
  one.start(broken, true);
  one.say('private');
  one.stop();
  other.say('to be heard');
  connect(false);
  expect(other.lines.map(({ text }) => text)).not.toContain('private');
  expect(one.lines.at(1)).toMatchObject({ text: 'private', undelivered: true });
  hear(one, '{"type":"chat","id":1,"text":"hello"}');
  expect(one.lines.at(-1)).toMatchObject({ from: 'them', text: 'hello' });
});
