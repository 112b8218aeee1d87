import type { ChannelOptions } from './channel.ts';

/** A kind of channel, and what the modem has to reach on it. */
export interface Cell {
  name: string;
  options: Partial<ChannelOptions>;
  /** Share of transmissions that have to be understood, and within how many seconds. */
  share: number;
  seconds: number;
}

/** What is asked of 10 dB and more, for each noise and room. */
const good: Cell[] = ['white', 'babble'].flatMap((noise) =>
  [0, 0.2, 0.4, 0.7].flatMap((rt60) =>
    [10, 20].map((snr) => ({
      name: `${snr} dB, ${noise}, RT60 ${rt60} s`,
      options: { snr, noise: noise as ChannelOptions['noise'], rt60 },
      share: 0.99,
      seconds: 0.6,
    })),
  ),
);

export const CELLS: readonly Cell[] = [
  ...good,
  { name: '0 dB', options: { snr: 0 }, share: 0.95, seconds: 1.5 },
  { name: '-5 dB', options: { snr: -5 }, share: 0.9, seconds: 6 },
  {
    name: 'all at once',
    options: {
      band: 'phone',
      noise: 'babble',
      snr: 10,
      drr: -6,
      rateOut: 44100,
      ppm: 100,
      clip: 0.5,
      agc: true,
      clicks: 2,
      motion: 0.05,
    },
    share: 0.95,
    seconds: 1.2,
  },
  { name: 'walking', options: { snr: 10, motion: 0.5 }, share: 0.95, seconds: 3 },
];
