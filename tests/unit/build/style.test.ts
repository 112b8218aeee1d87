import { joinStyles } from '../../../tools/build/style.ts';

const sheet = (name: string, text: string) => ({
  sourceFilename: `src/ui/style/${name}`,
  data: Buffer.from(text),
});
const index = sheet('style.css', "/* order */\n@import './b.css';\n@import './a.css';\n");
const [a, b] = [sheet('a.css', 'p {}\n'), sheet('b.css', 'a {}\n')];

test('style sheets are joined in the order in which they are imported', () => {
  expect(joinStyles([a, b, index])).toBe('a {}\n\np {}\n');
});

test('none is forgotten', () => {
  expect(() => joinStyles([a, b, sheet('c.css', ''), index])).toThrow('2 of the style sheets');
  expect(() => joinStyles([a, sheet('c.css', ''), index])).toThrow('there is no b.css');
});
