/** Two headless browsers with the built extension connect; prints each step and when it was done. */
import path from 'node:path';
import { Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind } from '../lab/browsers/index.ts';

const begin = performance.now();
function done(step: string): void {
  const seconds = (performance.now() - begin) / 1000;
  console.log(`${seconds.toFixed(2).padStart(6)} s  ${step}`);
}

const start = (kind: BrowserKind) => launch(kind, { extension: path.resolve('dist', kind) });
const [chromium, firefox] = await Promise.all([start('chromium'), start('firefox')]);
try {
  const ann = await Person.atPage(chromium);
  const bob = await Person.atPage(firefox);
  done('Ann has spontan open in Chromium, Bob in Firefox');
  await Promise.all([ann.staysLocal(), bob.staysLocal()]);

  const invite = await ann.invites();
  done(`Ann's invite, ${invite.length} characters: ${invite}`);
  const reply = await bob.replies(invite);
  done(`Bob's reply, ${reply.length} characters: ${reply}`);
  await ann.takes(reply);
  await Promise.all([ann.isIn('connected'), bob.isIn('connected')]);
  done('connected');

  await ann.says('Hello Bob');
  await bob.hears('Hello Bob');
  done('Bob reads "Hello Bob"');
  await bob.says('Hello Ann');
  await ann.hears('Hello Ann');
  done('Ann reads "Hello Ann"');

  const errors = [...chromium.consoleErrors(), ...firefox.consoleErrors()];
  if (errors.length > 0) throw new Error(errors.join('\n'));
} finally {
  await Promise.all([chromium.close(), firefox.close()]);
}
