import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { launchPair, endPair } from '../tests/e2e/support/pair.ts';
import { connect, Person } from '../tests/e2e/support/person.ts';
writeFileSync('/tmp/letter.pdf', randomBytes(300000));
const pair = await launchPair('chromium', 'firefox');
const alice = await Person.atPage(pair.one), bob = await Person.atPage(pair.other);
await Promise.all([alice.staysLocal(), bob.staysLocal()]);
await connect(alice, bob);
await bob.says('Here are the pictures'); await alice.hears('pictures');
const shot = async (n: string) => {
for (const [name, p] of [['c', alice], ['f', bob]] as const) {
  await p.view.media({}); await p.view.resize(1100, 900); await p.view.screenshot(`/tmp/shot-${name}-${n}-wide.png`);
  await p.view.media({ 'prefers-color-scheme': 'dark' }); await p.view.resize(360, 900); await p.view.screenshot(`/tmp/shot-${name}-${n}-narrow.png`);
}
const popup = await pair.one.openPopup(); await popup.waitFor('.chat'); await popup.screenshot(`/tmp/shot-popup-${n}.png`); await pair.one.closePopup();
};
await shot('plain');
await bob.view.chooseFile('#send-files-input', '/tmp/letter.pdf');
await alice.sees('.transfer[data-state="offered"]');
await shot('file');
await endPair(pair);
