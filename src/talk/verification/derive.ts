import { compareBytes } from '../../connection/roles.ts';
import { COMPARED, SIGNS } from './signs.ts';

/** Bytes of a random value: nobody finds it by trying. */
export const VALUE_BYTES = 32;

/** What one side of a connection brings into it. */
export interface Share {
  /** SHA-256 of its certificate, 32 bytes, as the reader's own browser knows it. */
  fingerprint: Uint8Array;
  /** {@link VALUE_BYTES} random bytes, chosen anew for each connection. */
  value: Uint8Array;
}

/** What a side promises before it shows its value: 32 bytes. */
export function commitmentTo({ fingerprint, value }: Share): Promise<Uint8Array> {
  return hash('spontan commitment 1', fingerprint, value);
}

/** The numbers of the signs that both sides see, from 0; the same whichever side calls it. */
export async function signsOf(one: Share, other: Share): Promise<number[]> {
  const [first, second] =
    compareBytes(one.fingerprint, other.fingerprint) < 0 ? [one, other] : [other, one];
  const bytes = await hash(
    'spontan signs 1',
    first.fingerprint,
    second.fingerprint,
    first.value,
    second.value,
  );
  // 256 is a multiple of the number of signs, so all are equally likely.
  return [...bytes.subarray(0, COMPARED)].map((byte) => byte % SIGNS.length);
}

/** SHA-256. All parts but the first, which names the purpose, have a fixed length. */
async function hash(purpose: string, ...parts: Uint8Array[]): Promise<Uint8Array> {
  const bytes = [new TextEncoder().encode(purpose), ...parts].flatMap((part) => [...part]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}
