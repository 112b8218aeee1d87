import { Demodulator } from '../../../src/carriers/sound/demodulator.ts';
import { CELLS } from '../../../tools/lab/sound/cells.ts';
import { clutter } from '../../../tools/lab/sound/clutter.ts';
import { SPONTAN, trial } from '../../../tools/lab/sound/trial.ts';

/** One of each pair of sample rates. `npm run bench -- sound` tries many more. */
const SEEDS = [1, 2, 3, 4];
/** Easy cells with one seed each: there are many of them. */
const seedsOf = (share: number, index: number) =>
  share === 0.99 ? [SEEDS[index % SEEDS.length] ?? 1] : SEEDS;

const trials = CELLS.flatMap((cell, index) =>
  seedsOf(cell.share, index).map((seed) => ({ cell, seed, title: cell.name })),
);

it.each(trials)('hears 80 bytes in time: $title, seed $seed', ({ cell, seed }) => {
  const { seconds, wrong } = trial(SPONTAN, cell, seed);
  expect(seconds).toBeLessThanOrEqual(cell.seconds);
  expect(wrong).toBe(0);
});

it('hears nothing in babble, music, silence and sirens', () => {
  const heard: Uint8Array[] = [];
  const demodulator = new Demodulator({
    sampleRate: 48000,
    onPayload: (payload) => heard.push(payload),
  });
  const sounds = clutter(48000, 1);
  for (let i = 0; i < 4; i++) demodulator.push(sounds.next().value);
  expect(heard).toEqual([]);
});
