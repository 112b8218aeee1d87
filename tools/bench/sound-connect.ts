/** Times how long two browsers take to connect by sound alone, from the second press on. */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind } from '../lab/browsers/index.ts';
import { ROOM, openLiveRoom } from '../lab/sound/live-room.ts';
import { startPulse, type Computer, type Pulse } from '../lab/sound/pulse.ts';

const RUNS = 5;
const PAIRS: readonly [BrowserKind, BrowserKind][] = [
  ['chromium', 'chromium'],
  ['chromium', 'firefox'],
  ['firefox', 'firefox'],
];
/** Seconds between the two presses. */
const WAITS = [0, 5];
/** Much longer than it should take, and shorter than anybody's patience. */
const TIMEOUT = 60_000;

async function start(pulse: Pulse, name: Computer, kind: BrowserKind): Promise<Person> {
  const extension = path.resolve('dist', kind);
  const person = await Person.atPage(await launch(kind, { extension, ...pulse.computer(name) }));
  await person.staysLocal();
  return person;
}

async function time(one: Person, other: Person, wait: number): Promise<number> {
  await Promise.all([one.goesHome(), other.goesHome()]);
  await one.view.click('#sound');
  await delay(1000 * wait);
  await other.view.click('#sound');
  const began = performance.now();
  await Promise.all([one.isIn('connected', TIMEOUT), other.isIn('connected', TIMEOUT)]);
  const elapsed = performance.now() - began;
  await one.view.click('#end');
  await one.view.click('#end-yes');
  await other.isIn('closed');
  return elapsed;
}

function report(name: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const median = Math.round(sorted[sorted.length >> 1] ?? NaN);
  console.log(`${name}, ${times.length} runs, median: ${median} ms`);
  console.log(`${name}, ${times.length} runs, max: ${Math.round(sorted.at(-1) ?? NaN)} ms`);
}

for (const air of ['wire', 'played'] as const) {
  for (const pair of PAIRS) {
    const pulse = await startPulse(air);
    const close = air === 'played' ? openLiveRoom(pulse, ROOM) : () => undefined;
    const people = await Promise.all([
      start(pulse, 'one', pair[0]),
      start(pulse, 'other', pair[1]),
    ]);
    for (const wait of WAITS) {
      const times: number[] = [];
      while (times.length < RUNS) times.push(await time(...people, wait));
      const where = air === 'wire' ? 'by wire' : 'in a room with echo and babble';
      report(
        `second press to connected by sound, ${pair.join(' and ')}, ${where}, ${wait} s apart`,
        times,
      );
    }
    await Promise.all(people.map(({ browser }) => browser.close()));
    close();
    await pulse.close();
  }
}
