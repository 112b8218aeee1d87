/**
 * Gives the memory of a buffer back at once. Browsers do so by themselves only when they look for garbage,
 * which Firefox does after some 200 MB of it.
 */
export function release(buffer: ArrayBuffer): void {
  // ES2024; both browsers have it since before the oldest version that we run in.
  (buffer as ArrayBuffer & { transfer?(length: number): ArrayBuffer }).transfer?.(0);
}
