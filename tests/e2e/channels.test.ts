import path from 'node:path';
import {
  launch,
  type BrowserKind,
  type TestBrowser,
  type View,
} from '../../tools/lab/browsers/index.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const KINDS: BrowserKind[] = ['chromium', 'firefox'];

let browsers: TestBrowser[] = [];
/** Whoever has spontan and the example extension, with its note. */
let people: { person: Person; note: View; id: string }[] = [];
beforeAll(async () => {
  browsers = await Promise.all(
    KINDS.map((kind) => launch(kind, { extension: builtExtension(kind) })),
  );
  people = await Promise.all(
    browsers.map(async (browser) => {
      const person = await Person.atPage(browser);
      await person.staysLocal();
      const example = await browser.install(path.resolve('docs/example-extension'));
      const note = await browser.open(`${example}note.html`);
      // Firefox's id is in the manifest, Chromium's in the address.
      const id = browser.kind === 'firefox' ? 'spontan@spontan' : new URL(browser.baseUrl).hostname;
      return { person, note, id };
    }),
  );
});
afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

const at = (kind: BrowserKind) => {
  const found = people[KINDS.indexOf(kind)];
  if (!found) throw new Error(`nobody at ${kind}`);
  return found;
};

async function callsSpontan({ note, id }: { note: View; id: string }): Promise<void> {
  await note.evaluate((text: string) => {
    const field = document.querySelector<HTMLInputElement>('#spontan');
    if (field) field.value = text;
  }, id);
  await note.click('#connect');
}

async function letsAppsIn({ view }: Person): Promise<void> {
  await view.click('#settings');
  await view.click('#apps');
  await view.waitFor('#apps:checked');
}

const says = (note: View, text: string) =>
  note.until((wanted) => document.querySelector('output')?.value.includes(wanted) === true, text);

describe.each(KINDS)('%s', (kind) => {
  test('at first nobody is let in, nor can tell that spontan is there', async () => {
    const { note } = at(kind);
    await callsSpontan(at(kind));
    await says(note, 'not connected');
  });

  test('the person is asked, says no, and is asked no more', async () => {
    const { person, note } = at(kind);
    await letsAppsIn(person);
    await callsSpontan(at(kind));
    await person.sees('#app-question', 'org.example.shared-note');
    await person.view.click('#app-deny');
    await says(note, 'not connected');
    await callsSpontan(at(kind));
    await says(note, 'not connected');
    await person.seesNo('#app-question');
  });

  test('who was forgotten may ask again', async () => {
    const { person, note } = at(kind);
    await person.sees('.app-list [data-allowed="false"]');
    await person.view.click('.app-forget');
    await callsSpontan(at(kind));
    await person.view.click('#app-allow');
    await person.sees('.app-list [data-allowed="true"]');
    await says(note, '0 connected');
  });
});

test('two extensions meet over the connection, each in another browser', async () => {
  const [chromium, firefox] = [at('chromium'), at('firefox')];
  await connect(chromium.person, firefox.person);
  await says(chromium.note, '1 connected');
  await says(firefox.note, '1 connected');
  await chromium.note.type('#note', 'Milk, bread');
  await firefox.note.until(
    () => document.querySelector<HTMLTextAreaElement>('#note')?.value === 'Milk, bread',
  );
  await firefox.note.type('#note', ' and tea 🍵');
  await chromium.note.until(
    () => document.querySelector<HTMLTextAreaElement>('#note')?.value.includes('tea 🍵') === true,
  );
});

test('who sends without waiting loses the channel; who talks nonsense, the line', async () => {
  const { note, id } = at('chromium');
  const heard = await note.evaluate(async (spontan: string) => {
    type Port = {
      postMessage(message: object): void;
      onMessage: { addListener(listener: (event: Event) => void): void };
      onDisconnect: { addListener(listener: () => void): void };
    };
    type Event = { type: string; channel: number; connections: { id: string }[]; name: string };
    type Runtime = { connect(id: string): Port };
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const port = runtime.connect(spontan);
    const heard = new Set<string>();
    const bytes = btoa('x'.repeat(60_000));
    await new Promise<void>((resolve) => {
      port.onDisconnect.addListener(resolve);
      port.onMessage.addListener(({ type, channel, connections, name }) => {
        if (name !== 'note') heard.add(type);
        if (type === 'connections')
          port.postMessage({ type: 'open', connection: connections[0]?.id, name: 'bulk' });
        if (type === 'opened' && name === 'bulk')
          for (let i = 0; i < 400; i++)
            port.postMessage({ type: 'send', channel, data: { bytes } });
        if (type === 'closed') port.postMessage({ type: 'nonsense' });
      });
      port.postMessage({ type: 'hello', app: 'org.example.shared-note' });
    });
    return [...heard];
  }, id);
  expect(heard).toEqual(expect.arrayContaining(['opened', 'full', 'closed']));
});

test('who takes it back cuts it off at once', async () => {
  const { person, note } = at('chromium');
  await person.goesHome();
  await person.view.click('#settings');
  await person.view.click('.app-forget');
  await says(note, 'not connected');
  await says(at('firefox').note, '0 connected');
});

test('nothing went wrong unseen', () => {
  expect(browsers.flatMap((browser) => browser.consoleErrors())).toEqual([]);
});
