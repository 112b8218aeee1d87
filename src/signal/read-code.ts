import { decodeBytes, decodeCode } from './code.ts';
import type { Description } from './description.ts';
import { CodeError, WrongGroupError } from './errors.ts';
import { findSpoken, readSpoken } from './spoken.ts';

/**
 * Finds a code in whatever was pasted, in spoken form or as text, and reads it. Throws `CodeError` as
 * {@link decodeCode} does, and 'spoken-wrong' (with the number of the group) or 'spoken-incomplete'
 * where the whole text is in spoken form.
 */
export function readCode(text: string): Description {
  const spoken = readSpoken(text);
  for (const bytes of spoken?.bytes ? [spoken.bytes] : findSpoken(text)) {
    for (const zeros of [0, 1, 2]) {
      const description = decodeIfWhole(bytes.subarray(0, bytes.length - zeros));
      if (description) return description;
    }
  }
  try {
    return decodeCode(text);
  } catch (error) {
    if (spoken?.wrong !== undefined) throw new WrongGroupError(spoken.wrong);
    throw spoken ? new CodeError('spoken-incomplete') : error;
  }
}

function decodeIfWhole(bytes: Uint8Array): Description | undefined {
  try {
    return decodeBytes(bytes);
  } catch (error) {
    if (error instanceof CodeError && error.reason === 'damaged') return undefined;
    throw error;
  }
}
