import { addressBytes } from './address.ts';
import {
  bindingSuccess,
  readBindingRequest,
  unknownAttributes,
  unknownAttributesError,
} from './message.ts';

/** In every success response; the version would only help those who look for old ones. */
const SOFTWARE = 'spontan';

/**
 * What a STUN server that asks for no credentials answers to a datagram (RFC 8489 §6.3, §12);
 * undefined where it keeps silent.
 */
export function answer(
  datagram: Buffer,
  from: { address: string; port: number },
): Buffer | undefined {
  const request = readBindingRequest(datagram);
  if (!request) return undefined;
  const unknown = unknownAttributes(request);
  return unknown.length > 0
    ? unknownAttributesError(request, unknown)
    : bindingSuccess(request, addressBytes(from.address), from.port, SOFTWARE);
}
