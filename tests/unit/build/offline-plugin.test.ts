import { createHash } from 'node:crypto';
import { describeSite } from '../../../tools/build/offline-plugin.ts';

const bytes = (text: string) => Buffer.from(text);
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const files = { 'index.html': bytes('<p>'), 'service-worker.js': bytes('work();\n') };

/** What the worker is told. */
function siteOf({ worker }: { worker: string }): { id: string; files: Record<string, string> } {
  return new Function(`${worker.replace('work();', '')} return SITE`)();
}

test('the list names every file, the worker as it is delivered', () => {
  const { worker, list } = describeSite(files);
  expect(list).toBe(`${hash('<p>')}  index.html\n${hash(worker)}  service-worker.js\n`);
});

test('the worker knows all files but itself, and is another one for each version', () => {
  const site = siteOf(describeSite(files));
  expect(site.files).toEqual({ 'index.html': hash('<p>') });
  const other = siteOf(describeSite({ ...files, 'service-worker.js': bytes('work(); ') }));
  expect(other.id).not.toBe(site.id);
  expect(other.files).toEqual(site.files);
});
