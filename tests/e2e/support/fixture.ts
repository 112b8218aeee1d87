import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../../../tools/lab/browsers/process.ts';
import type { BrowserKind } from '../../../tools/lab/browsers/index.ts';

const COMMON = {
  manifest_version: 3,
  name: 'Fixture',
  version: '1',
  action: { default_popup: 'popup.html' },
};
const SPECIAL: Record<BrowserKind, object> = {
  chromium: { background: { service_worker: 'background.js' } },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'fixture@spontan.example' } },
  },
};

/** The small extension in tests/e2e/fixture, made ready for one browser in a temporary folder. */
export async function fixtureExtension(kind: BrowserKind) {
  const { folder, remove } = await temporaryFolder('fixture');
  await cp('tests/e2e/fixture', folder, { recursive: true });
  const manifest = JSON.stringify({ ...COMMON, ...SPECIAL[kind] });
  await writeFile(path.join(folder, 'manifest.json'), manifest);
  return { folder, remove };
}
