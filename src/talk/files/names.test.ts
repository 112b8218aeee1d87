import fc from 'fast-check';
import { Distinct, safeName, safePath, visibleName } from './names.ts';

test.each([
  ['photo.jpg', 'photo.jpg'],
  ['Ünïcødé 你好 سلام.txt', 'Ünïcødé 你好 سلام.txt'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['a\\b', 'a_b'],
  ['.', '_'],
  ['..', '_'],
  ['', '_'],
  ['  spaces  ', 'spaces'],
  ['trailing. . .', 'trailing'],
  ['con', '_con'],
  ['CON.txt', '_CON.txt'],
  ['com¹', '_com¹'],
  ['console.log', 'console.log'],
  ['exe.\u202efdp', 'exe.fdp'],
  ['zero\u200bwidth\u2066', 'zerowidth'],
  ['line\nbreak\0', 'linebreak'],
  ['what?*<>|":', 'what_______'],
  ['.hidden', '.hidden'],
])('%j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test('a file by itself is not hidden', () => {
  expect(visibleName('.bashrc')).toBe('_.bashrc');
});

test.each([
  ['a/b/c.txt', ['a', 'b', 'c.txt']],
  ['/etc/passwd', ['etc', 'passwd']],
  ['a/../../b', ['a', 'b']],
  ['C:\\Windows\\x', ['C_', 'Windows', 'x']],
  ['', ['_']],
  ['//', ['_']],
])('the path %j becomes %j', (path, safe) => {
  expect(safePath(path)).toEqual(safe);
});

test('a long name keeps its ending, and whole characters', () => {
  const name = safeName(`${'😀'.repeat(200)}.tar`);
  expect(name).toMatch(/^(😀)+\.tar$/u);
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
});

test('a deep path keeps its name', () => {
  const path = safePath(`${'deep/'.repeat(500)}file.txt`);
  expect(path.length).toBeLessThanOrEqual(20);
  expect(path.at(-1)).toBe('file.txt');
});

test('whatever comes, no step leads out, hides or turns', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  const path = fc.oneof(
    name,
    fc.array(name).map((steps) => steps.join('/../')),
  );
  fc.assert(
    fc.property(path, (text) => {
      for (const step of safePath(text)) {
        expect(step).not.toMatch(/[/\\<>:"|?*]|^\.{0,2}$|[. ]$/);
        expect(step).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(safeName(step)).toBe(step);
      }
    }),
  );
});

test('the same name twice, also in other cases, becomes two', () => {
  const distinct = new Distinct();
  const take = (path: string) => distinct.take(safePath(path)).join('/');
  expect(['a.txt', 'A.TXT', 'a.txt', 'a (2).txt'].map(take)).toEqual([
    'a.txt',
    'A (2).TXT',
    'a (3).txt',
    'a (2) (2).txt',
  ]);
  expect(take('x/y')).toBe('x/y');
  expect(take('x')).toBe('x (2)'); // there is a folder of that name
  expect(take('a.txt/z')).toBe('a (4).txt/z'); // there is a file of that name
});

test('a hundred thousand of the same name take no time', () => {
  const distinct = new Distinct();
  const taken = new Set(Array.from({ length: 100_000 }, () => distinct.take(['x'])[0]));
  expect(taken.size).toBe(100_000);
});
