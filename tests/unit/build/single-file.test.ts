import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toSingleFile, withPolicy } from '../../../tools/build/single-file.ts';

const html = readFileSync('src/page/page.html', 'utf8');
const script = `const tricky = '</script><!-- $& $1';\r\n// from a library`;
const page = toSingleFile({ html, script, style: 'p > a { color: red }', icon: '<svg/>' });
const inner = (tag: string) => new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page)?.[1] ?? '';
const hash = (text: string) => createHash('sha256').update(text).digest('base64');

test('nothing is loaded from elsewhere', () => {
  expect(page).not.toMatch(/\ssrc=/);
  expect([...page.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    'data:image/svg+xml;base64,PHN2Zy8+',
  ]);
});

test('the script is whole, means the same, and the element ends where it should', () => {
  expect(new Function(`${inner('script')} \n return tricky`)()).toBe('</script><!-- $& $1');
});

test('lines end as browsers see them, or the hash would be another', () => {
  expect(page).not.toContain('\r');
});

test('the policy allows this script and this style', () => {
  expect(page).toContain(`script-src 'sha256-${hash(inner('script'))}'`);
  expect(page).toContain(`style-src 'sha256-${hash(inner('style'))}'`);
});

test('a page that has changed its form is noticed', () => {
  expect(() => withPolicy('<html></html>')).toThrow('not exactly once');
});
