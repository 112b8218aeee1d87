import { addressBytes } from '../../stun-server/address.ts';
import {
  bindingSuccess,
  readBindingRequest,
  type BindingRequest,
} from '../../stun-server/message.ts';
import type { Datagram } from './datagram.ts';

export const STUN_PORTS = [3478, 3479] as const;

// RFC 5780 §7.2.
const CHANGE_REQUEST = 0x0003;
const CHANGE_IP = 4;
const CHANGE_PORT = 2;

/**
 * What a STUN server answers to a Binding request; undefined where it is none. A CHANGE-REQUEST is
 * answered from the other port, or from the next of `servers`, the addresses of all servers.
 */
export function answerStun(
  { from, to, data }: Datagram,
  servers: readonly string[],
): Datagram | undefined {
  const request = readBindingRequest(data);
  if (!request) return undefined;
  const change = changeRequest(request);
  const source = { ...to };
  if (change & CHANGE_PORT) source.port = STUN_PORTS[0] + STUN_PORTS[1] - to.port;
  if (change & CHANGE_IP) {
    const family = servers.filter((server) => server.includes(':') === to.address.includes(':'));
    source.address = family[(family.indexOf(to.address) + 1) % family.length] ?? to.address;
  }
  const mapped = addressBytes(from.address);
  return { from: source, to: from, data: bindingSuccess(request, mapped, from.port) };
}

function changeRequest({ attributes }: BindingRequest): number {
  const value = attributes.find(({ type }) => type === CHANGE_REQUEST)?.value;
  return value?.length === 4 ? value.readUInt32BE() : 0;
}
