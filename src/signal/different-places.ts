import type { Candidate } from './description.ts';

/** Those candidates that name an address and port that none before them names. */
export function differentPlaces(candidates: readonly Candidate[]): Candidate[] {
  const places = candidates.map(({ address, port }) => `${address} ${port}`);
  return candidates.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}
