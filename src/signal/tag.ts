import { crc16 } from './crc16.ts';
import type { Description } from './description.ts';

/**
 * A short name of an invite, 1..32767: in a reply it tells which invite it answers. It depends on the
 * identity alone, not on the candidates, which may still change after the invite was handed over.
 */
export function inviteTag({
  fingerprint,
  ufrag,
  pwd,
}: Pick<Description, 'fingerprint' | 'ufrag' | 'pwd'>): number {
  const credentials = new TextEncoder().encode(`${ufrag}:${pwd}`);
  return (crc16(Uint8Array.from([...fingerprint, ...credentials])) % 32_767) + 1;
}
