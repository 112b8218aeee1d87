import { compareBytes } from '../../connection/roles.ts';
import { fromBase64url, toBase64url } from '../../signal/base64url.ts';

/** SHA-256, as browsers have it: natively, beside the page, and of whole pieces only. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export async function sha256Of(content: Blob): Promise<Uint8Array> {
  return sha256(new Uint8Array(await content.arrayBuffer()));
}

/**
 * The hashes of a stream's blocks, and the one over them all. So a stream of any length is hashed at the
 * speed of the browser's own SHA-256, every block can be checked as it comes, and a transfer can go
 * on from any of them.
 */
export class BlockHashes {
  readonly #hashes: Uint8Array[] = [];

  /** The one of block `index`; those before it are known already. */
  set(index: number, hash: Uint8Array): void {
    this.#hashes.length = index;
    this.#hashes.push(hash);
  }

  /** Whether block `index` has this hash. */
  holds(index: number, hash: Uint8Array): boolean {
    const known = this.#hashes[index];
    return known !== undefined && compareBytes(known, hash) === 0;
  }

  async root(): Promise<string> {
    const all = new Uint8Array(this.#hashes.length * 32);
    this.#hashes.forEach((hash, index) => all.set(hash, index * 32));
    return toBase64url(await sha256(all));
  }
}

/** Whether a text from the other side is this hash. */
export function isHash(text: string, hash: Uint8Array): boolean {
  const bytes = fromBase64url(text);
  return bytes !== undefined && bytes.length === hash.length && compareBytes(bytes, hash) === 0;
}
