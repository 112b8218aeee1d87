/**
 * Numbers that look random and are the same on both sides: xorshift with 32 bits (Marsaglia 2003).
 * Returns a function that gives the next bit.
 */
export function randomBits(seed: number): () => 0 | 1 {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 31) as 0 | 1;
  };
}
