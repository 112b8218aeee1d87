import source from '../../../manifest.json';
import { manifestFor } from '../../../tools/build/manifest.ts';

const chromium = manifestFor('chromium', source, '1.2.3');
const firefox = manifestFor('firefox', source, '1.2.3');

test('each browser gets its own keys and not the other one’s', () => {
  expect(chromium).toMatchObject({
    version: '1.2.3',
    background: { service_worker: 'background.js' },
    minimum_chrome_version: expect.any(String),
  });
  expect(chromium).not.toHaveProperty('background.scripts');
  expect(chromium).not.toHaveProperty('browser_specific_settings');
  expect(chromium).not.toHaveProperty('protocol_handlers');
  expect(firefox).toMatchObject({
    version: '1.2.3',
    background: { scripts: ['background.js'] },
    browser_specific_settings: { gecko: { data_collection_permissions: expect.anything() } },
  });
  expect(firefox).not.toHaveProperty('background.service_worker');
  expect(firefox).not.toHaveProperty('minimum_chrome_version');
  expect(firefox).not.toHaveProperty('web_accessible_resources');
});

test.each([
  ['chromium', chromium],
  ['firefox', firefox],
])('%s: least permissions, no code but our own', (_, manifest) => {
  expect(manifest).toMatchObject({ manifest_version: 3, permissions: ['storage', 'contextMenus'] });
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(source.content_security_policy.extension_pages).toMatch(
    /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';.*frame-ancestors 'none'/,
  );
});

test('web pages reach nothing in Chromium but the page for links', () => {
  expect(chromium).toMatchObject({
    web_accessible_resources: [{ resources: ['link.html'], matches: ['<all_urls>'] }],
  });
});
