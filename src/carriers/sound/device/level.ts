/** dB of full scale (RMS): a quiet room, and as loud as a microphone is likely to hear us. */
const QUIET = -70;
const LOUD = -15;

/** Loudness for the eye, 0 (nothing but zeros) to 1, even in steps of decibels. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return 0;
  const db = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0.01, (db - QUIET) / (LOUD - QUIET)));
}

/** 6 dB: more than voices rise by most of the time, and less than a device that is near. */
const RISE = 6 / (LOUD - QUIET);

/** Blocks, a third of a second: shorter than the pause before an answer. */
const RECENT = 8;

/** Tells when it becomes louder, long before it is sure what it is. */
export class Rise {
  #recent: number[] = [];

  /** Takes the level of each block; true if it is louder than it has been just before. */
  push(level: number): boolean {
    const isLouder = level > Math.min(...this.#recent) + RISE;
    this.#recent = [...this.#recent, level].slice(-RECENT);
    return isLouder;
  }
}
