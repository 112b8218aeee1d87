import type { BitReader, BitWriter } from './bits.ts';
import type { Description } from './description.ts';

export type BrowserFamily = 'chromium' | 'firefox' | 'other';
type Credentials = Pick<Description, 'ufrag' | 'pwd'>;

/** The characters of ICE credentials, in base64's order (RFC 8839 §5.4, RFC 4648 §4). */
const ICE_CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX = '0123456789abcdef';

/** How the credentials of a program look: how many characters, of which alphabet. */
export interface CredentialForm {
  ufrag: number;
  pwd: number;
  alphabet: string;
}

export const CHROMIUM: CredentialForm = { ufrag: 4, pwd: 24, alphabet: ICE_CHARS };
export const FIREFOX: CredentialForm = { ufrag: 8, pwd: 32, alphabet: HEX };
export const ALPHABETS = [ICE_CHARS, HEX] as const;

/** Which browser made a description, told from the form of its ICE credentials. */
export function browserFamily(description: Credentials): BrowserFamily {
  if (hasForm(description, FIREFOX)) return 'firefox';
  return hasForm(description, CHROMIUM) ? 'chromium' : 'other';
}

export function hasForm({ ufrag, pwd }: Credentials, form: CredentialForm): boolean {
  const fit = [...ufrag, ...pwd].every((character) => form.alphabet.includes(character));
  return ufrag.length === form.ufrag && pwd.length === form.pwd && fit;
}

/** `undefined` for credentials with characters that ICE does not allow. */
export function formOf({ ufrag, pwd }: Credentials): CredentialForm | undefined {
  const forms = [HEX, ICE_CHARS].map((alphabet) => ({
    ufrag: ufrag.length,
    pwd: pwd.length,
    alphabet,
  }));
  return forms.find((form) => hasForm({ ufrag, pwd }, form));
}

export function writeCredentials(
  writer: BitWriter,
  { ufrag, pwd }: Credentials,
  { alphabet }: CredentialForm,
): void {
  for (const character of ufrag + pwd) writer.write(alphabet.indexOf(character), bits(alphabet));
}

export function readCredentials(reader: BitReader, form: CredentialForm): Credentials {
  const read = (length: number): string =>
    Array.from({ length }, () => form.alphabet[reader.read(bits(form.alphabet))]).join('');
  return { ufrag: read(form.ufrag), pwd: read(form.pwd) };
}

/** Bits of the credentials of a form. */
export function credentialBits(form: CredentialForm): number {
  return (form.ufrag + form.pwd) * bits(form.alphabet);
}

function bits(alphabet: string): number {
  return Math.log2(alphabet.length);
}
