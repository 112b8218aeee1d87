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
