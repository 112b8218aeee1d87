import { BASE_RATE, MAX_SAMPLE_RATE, MIN_SAMPLE_RATE } from './constants.ts';

/**
 * A sample rate against the baseband's: `steps` samples are `phases` baseband samples, in lowest
 * terms. Throws RangeError if the rate is not a whole number of Hz between 16 000 and 192 000.
 */
export function rateRatio(sampleRate: number): { steps: number; phases: number } {
  if (
    !Number.isInteger(sampleRate) ||
    sampleRate < MIN_SAMPLE_RATE ||
    sampleRate > MAX_SAMPLE_RATE
  ) {
    throw new RangeError(
      `The sample rate has to be ${MIN_SAMPLE_RATE} to ${MAX_SAMPLE_RATE} Hz, not ${sampleRate}.`,
    );
  }
  let [a, b] = [sampleRate, BASE_RATE];
  while (b !== 0) [a, b] = [b, a % b];
  return { steps: sampleRate / a, phases: BASE_RATE / a };
}
