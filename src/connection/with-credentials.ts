import type { Description } from '../signal/description.ts';

export type Credentials = Pick<Description, 'ufrag' | 'pwd'>;

/** The same SDP with other ICE credentials. */
export function withCredentials(sdp: string, { ufrag, pwd }: Credentials): string {
  return sdp
    .replace(/^a=ice-ufrag:.*/gm, () => `a=ice-ufrag:${ufrag}`)
    .replace(/^a=ice-pwd:.*/gm, () => `a=ice-pwd:${pwd}`);
}
