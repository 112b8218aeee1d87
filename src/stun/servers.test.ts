import fc from 'fast-check';
import { BUNDLED } from './bundled.ts';
import { changeList, readListChange, type ListChange } from './changes.ts';
import { toUrl } from './list.ts';
import { DEFAULT_LIST, listServers, readStunList, type StunList } from './servers.ts';

const BUNDLED_URL = 'stun:stun.threema.ch:3478';
const after = (...changes: ListChange[]) => changes.reduce(changeList, DEFAULT_LIST);
const add = (text: string, only = false): ListChange => ({ type: 'add', text, only });
const ownUrls = ({ own }: StunList) => own.map(toUrl);
const isOn = (list: StunList, url: string) => listServers(list).find((s) => s.url === url)?.on;

describe('the bundled list', () => {
  const operators = new Set(BUNDLED.map(({ operator }) => operator));

  test('has at least 40 servers of at least 25 operators, each with a name', () => {
    expect(BUNDLED.length).toBeGreaterThanOrEqual(40);
    expect(operators.size).toBeGreaterThanOrEqual(25);
    expect(BUNDLED.filter(({ note, operator }) => !note || !operator)).toEqual([]);
    expect(new Set(BUNDLED.map(toUrl)).size).toBe(BUNDLED.length);
  });

  test('has names, IPv4 and IPv6 addresses', () => {
    const kinds = BUNDLED.map(({ host }) =>
      host.includes(':') ? 6 : /^[\d.]+$/.test(host) ? 4 : 'name',
    );
    expect(new Set(kinds)).toEqual(new Set([4, 6, 'name']));
  });

  test('leaves out who asked to be', () => {
    expect(BUNDLED.filter(({ host }) => host.includes('sipgate'))).toEqual([]);
  });
});

test('own servers come first, and one that is in both lists is listed once', () => {
  const list = after({ type: 'switch-bundled', on: false }, add('a.example\nstun.threema.ch'));
  const servers = listServers({ ...list, bundled: true });
  expect(servers.map(({ origin }) => origin).slice(0, 3)).toEqual(['own', 'own', 'bundled']);
  expect(servers).toHaveLength(BUNDLED.length + 1);
});

test('adds what is new, switches on what is there', () => {
  const list = after(
    add('a.example # mine'),
    { type: 'switch', url: 'stun:a.example:3478', on: false },
    { type: 'switch', url: BUNDLED_URL, on: false },
  );
  expect(isOn(list, BUNDLED_URL)).toBe(false);
  const added = changeList(list, add('a.example\nstun.threema.ch\nb.example'));
  expect(ownUrls(added)).toEqual(['stun:a.example:3478', 'stun:b.example:3478']);
  expect(added.own[0]).toEqual({ host: 'a.example', port: 3478, note: 'mine', off: false });
  expect(isOn(added, BUNDLED_URL)).toBe(true);
});

test('takes a list in place of all others', () => {
  const list = after(add('a.example'), add('b.example\nstun.threema.ch', true));
  const on = listServers(list).filter((server) => server.on);
  expect(on.map(({ url }) => url)).toEqual(['stun:b.example:3478', BUNDLED_URL]);
});

test('restores the bundled list and keeps the own servers', () => {
  const list = after(add('b.example', true), { type: 'switch', url: BUNDLED_URL, on: false });
  const restored = changeList(list, { type: 'restore' });
  expect(listServers(restored).every(({ on }) => on)).toBe(true);
  expect(ownUrls(restored)).toEqual(['stun:b.example:3478']);
});

describe('an edited server', () => {
  const url = 'stun:a.example:3478';
  const edit = (text: string): ListChange => ({ type: 'edit', url, text });

  test('keeps its place and its switch', () => {
    const list = after(add('a.example\nb.example'), { type: 'switch', url, on: false });
    expect(changeList(list, edit('c.example:1 # new')).own[0]).toEqual({
      host: 'c.example',
      port: 1,
      note: 'new',
      off: true,
    });
  });

  test('is kept where another window removed it meanwhile', () => {
    expect(ownUrls(after(add('a.example'), { type: 'remove', url }, edit('c.example')))).toEqual([
      'stun:c.example:3478',
    ]);
  });

  test('that becomes another one is there once', () => {
    expect(ownUrls(after(add('a.example\nb.example'), edit('b.example')))).toEqual([
      'stun:b.example:3478',
    ]);
  });

  test('that is none any more stays as it was', () => {
    expect(ownUrls(after(add('a.example'), edit('no server')))).toEqual([url]);
  });
});

const anyUrl = fc.constantFrom(
  'stun:a.example:3478',
  'stun:b.example:3478',
  BUNDLED_URL,
  'stun:gone.example:1',
);
const text = fc.constantFrom('a.example', 'b.example # note\nx y', 'stun.threema.ch', '', '[]');
const anyChange = fc.oneof<fc.Arbitrary<ListChange>[]>(
  fc.record({ type: fc.constant('add'), text, only: fc.boolean() }),
  fc.record({ type: fc.constant('edit'), url: anyUrl, text }),
  fc.record({ type: fc.constant('remove'), url: anyUrl }),
  fc.record({ type: fc.constant('switch'), url: anyUrl, on: fc.boolean() }),
  fc.record({ type: fc.constant('switch-bundled'), on: fc.boolean() }),
  fc.record({ type: fc.constant('restore') }),
);

test('whatever is done to it, it stays a list that reads as it was stored', () => {
  fc.assert(
    fc.property(fc.array(anyChange), (changes) => {
      const list = after(...changes);
      expect(readStunList(JSON.parse(JSON.stringify(list)))).toEqual(list);
      expect(new Set(ownUrls(list)).size).toBe(list.own.length);
      for (const change of changes) expect(readListChange(change)).toEqual(change);
    }),
  );
});

test('is bounded', () => {
  const many = Array.from({ length: 600 }, (_, i) => `s${i}.example`);
  const list = after(...many.map((host) => add(host)));
  expect(list.own).toHaveLength(500);
});

test.each([
  {},
  { type: 'unknown' },
  { type: 'add', text: 'a.example' },
  { type: 'add', text: 7, only: false },
  { type: 'add', text: 'a'.repeat(65_537), only: false },
  { type: 'edit', text: 'a.example' },
  { type: 'remove' },
  { type: 'switch', url: 'x' },
  { type: 'switch-bundled', on: 1 },
])('refuses the change %j', (value) => {
  expect(readListChange(value)).toBeUndefined();
});

test('what is stored may be anything', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void listServers(readStunList(value))));
  const good = { host: 'a.example', port: 3478, off: true };
  const own = [good, good, { host: 'a b', port: 1 }, { host: 'c.example', port: 0 }, null, 'x'];
  expect(readStunList({ own, off: [BUNDLED_URL, 7] })).toEqual({
    own: [good],
    bundled: true,
    off: [BUNDLED_URL],
  });
});
