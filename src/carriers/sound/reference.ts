import { CARRIERS } from './constants.ts';

/**
 * The first symbol of each frame: all carriers, their phases quadratic in frequency (Zadoff and Chu
 * 1972), which is a chirp through the band. It is as loud as its mean all the time, compresses to one
 * peak in a matched filter however fast somebody walks, and tells each carrier's phase to start from.
 */
export const REFERENCE: { re: Float64Array; im: Float64Array } = {
  re: Float64Array.from({ length: CARRIERS }, (_, k) => Math.cos(phase(k))),
  im: Float64Array.from({ length: CARRIERS }, (_, k) => Math.sin(phase(k))),
};

function phase(carrier: number): number {
  return (Math.PI * carrier * carrier) / CARRIERS;
}
