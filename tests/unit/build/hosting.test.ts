import { readFileSync } from 'node:fs';
import { toSite } from '../../../tools/build/single-file.ts';

const page = toSite(readFileSync('src/page/page.html', 'utf8'));
const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];

test.each(['nginx.conf', 'Caddyfile', 'apache.conf'])(
  'the policy in %s is that of the page, and no frames',
  (name) => {
    const [line = ''] =
      /Content-Security-Policy .*/.exec(readFileSync(`docs/hosting/${name}`, 'utf8')) ?? [];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' /);
    expect(/"([^"]+)"/.exec(line)?.[1]).toBe(`${policy}; frame-ancestors 'none'`);
  },
);

test('what can be installed is named', () => {
  expect(page).toContain('<link rel="manifest" href="manifest.webmanifest" />');
});
