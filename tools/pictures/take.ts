/** Two people connect, Ann in one browser and Ben in another, and are photographed on the way. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind } from '../lab/browsers/index.ts';
import { recompress } from './recompress.ts';

/** CSS pixels: both stores take this size, and a page in the documentation has room for the other. */
const STORE = [1280, 800] as const;
const STEP = [420, 640] as const;
const STORE_FOLDER = 'docs/store/pictures';
const STEP_FOLDER = 'docs/images';

const TALK = [
  ['Ann', 'Ben, can you read this?'],
  ['Ben', 'Yes! No account, no server, just us two. 👋'],
  ['Ann', 'And nobody keeps it. When we close it, it is gone.'],
  ['Ben', 'Then let us start.'],
] as const;

mkdirSync(STORE_FOLDER, { recursive: true });
for (const [mine, theirs] of [
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const)
  await take(mine, theirs);

async function take(mine: BrowserKind, theirs: BrowserKind): Promise<void> {
  const open = async (kind: BrowserKind) =>
    Person.atPage(await launch(kind, { extension: path.resolve('dist', kind) }));
  const [ann, ben] = await Promise.all([open(mine), open(theirs)]);
  /** One picture for the stores, and one of the same for the documentation where it has a `step`. */
  const photograph = async (person: Person, name: string, step?: string) => {
    const { view } = person;
    await view.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      document.querySelector('main')?.scrollIntoView();
      scrollTo(0, 0);
    });
    if (person === ann) {
      await view.resize(...STORE);
      save(path.join(STORE_FOLDER, `${mine}-${name}.png`), await view.picture());
    }
    if (step && mine === 'chromium') {
      await view.resize(...STEP);
      save(path.join(STEP_FOLDER, `${step}.png`), await view.picture());
    }
  };
  try {
    await Promise.all([ann.staysLocal(), ben.staysLocal()]);
    await photograph(ann, '1-start', 'step-1-start');
    const invite = await ann.invites();
    await ann.copies();
    await photograph(ann, '2-invite', 'step-2-invite');
    await ann.takesCarrier('qr');
    await ann.sees('.qr-picture');
    await photograph(ann, '3-qr');

    const reply = await ben.replies(invite);
    await photograph(ben, '', 'step-3-reply');
    await ann.takes(reply);
    await Promise.all([ann.isIn('connected'), ben.isIn('connected')]);
    for (const [who, text] of TALK) {
      await (who === 'Ann' ? ann : ben).says(text);
      await (who === 'Ann' ? ben : ann).hears(text);
    }
    await ann.seesNo('.chat-line.from-me:not(:has(.delivered))');
    await photograph(ann, '4-connected', 'step-4-connected');
    await ann.view.media({ 'prefers-color-scheme': 'dark' });
    await photograph(ann, '5-connected-dark');
  } finally {
    await Promise.all([ann.browser.close(), ben.browser.close()]);
  }
}

function save(file: string, png: Uint8Array): void {
  const light = recompress(png);
  writeFileSync(file, light);
  console.log(`${file}: ${light.length} bytes`);
}
