import fc from 'fast-check';
import { cleanName, MAX_NAME } from './name.ts';

test.each([
  ['Ada Lovelace', 'Ada Lovelace'],
  ['  Ada \n\t Lovelace  ', 'Ada Lovelace'],
  ['ada\u0000\u001b[2J', 'ada[2J'],
  ['\u202eecilA\u202c', 'ecilA'],
  ['Al\u200bi\u2060ce\ufeff', 'Alice'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d👧', '👩\u200d👧'],
  ['\u200d\u200c', ''],
  ['\u3164\u2800', ''],
  ['\ud800x', 'x'],
  ['Z' + '\u0301'.repeat(50), 'Ź' + '\u0301'.repeat(4)],
  ['မြတ်နိုး', 'မြတ်နိုး'],
  ['', ''],
])('%j is shown as %j', (name, shown) => {
  expect(cleanName(name)).toBe(shown);
});

test('any name is one short line, and clean after one time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const shown = cleanName(name);
      expect([...shown].length).toBeLessThanOrEqual(MAX_NAME);
      expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      expect(cleanName(shown)).toBe(shown);
    }),
  );
});

test('a name of a megabyte takes no time', () => {
  const start = performance.now();
  expect([...cleanName('Ab\u0301'.repeat(250_000))]).toHaveLength(MAX_NAME);
  expect(performance.now() - start).toBeLessThan(500);
});
