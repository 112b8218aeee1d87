import { Chat } from './chat.ts';

/** Two chats whose texts are carried at once. */
function pair(plain = false) {
  const one: Chat = new Chat(() => undefined);
  const other: Chat = new Chat(() => undefined);
  const openChannel = () => {
    throw new Error('a chat opens no channel');
  };
  one.start({ plain, openChannel, send: (text) => other.receive(text) });
  other.start({ plain, openChannel, send: (text) => one.receive(text) });
  return { one, other };
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
  other.receive('{"type":"seen","id":1}');
  other.receive('{"type":"seen","id":99}');
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
