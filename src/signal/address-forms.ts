import type { Address } from './address.ts';

/** One way to write an address in a fixed number of bits. */
export interface AddressForm {
  bits: number;
  /** The address as a number of so many bits; `undefined` where this form cannot hold it. */
  pack(address: Address, before: readonly Before[]): bigint | undefined;
  unpack(value: bigint, before: readonly Before[]): Address | undefined;
}

/** A candidate that was written before: its address may be referred to. */
interface Before {
  address: Address;
}

/** IPv4 addresses of one network: only the bits behind the prefix are written. */
function network(
  prefix: readonly [number, number, number, number],
  prefixLength: number,
): AddressForm {
  const bits = 32 - prefixLength;
  const base = prefix.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return {
    bits,
    pack: (address) =>
      address.family === 4 && address.value >> BigInt(bits) === base >> BigInt(bits)
        ? address.value - base
        : undefined,
    unpack: (value) => ({ family: 4, value: base + value }),
  };
}

/** IPv6 addresses that begin with one of 1, 2, 4 or 8 prefixes of equal length. */
function prefixes(starts: readonly bigint[], prefixLength: number): AddressForm {
  const rest = BigInt(128 - prefixLength);
  return {
    bits: Math.log2(starts.length) + Number(rest),
    pack(address) {
      if (address.family !== 6) return undefined;
      const index = starts.indexOf(address.value >> rest);
      return index < 0
        ? undefined
        : (BigInt(index) << rest) | (address.value & ((1n << rest) - 1n));
    },
    unpack(value) {
      const start = starts[Number(value >> rest)] ?? 0n;
      return { family: 6, value: (start << rest) | (value & ((1n << rest) - 1n)) };
    },
  };
}

/** The second half of an IPv6 address whose first half is that of the last IPv6 address before. */
const sameNetwork: AddressForm = {
  bits: 64,
  pack(address, before) {
    const last = lastIPv6(before);
    if (address.family !== 6 || last?.family !== 6) return undefined;
    return address.value >> 64n === last.value >> 64n ? address.value & HALF : undefined;
  },
  unpack(value, before) {
    const last = lastIPv6(before);
    return last?.family === 6 ? { family: 6, value: (last.value & ~HALF) | value } : undefined;
  },
};
const HALF = (1n << 64n) - 1n;

function lastIPv6(before: readonly Before[]): Address | undefined {
  return before.findLast(({ address }) => address.family === 6)?.address;
}

/** The address of the candidate before: many ports of one address, as a symmetric NAT gives out. */
const sameAddress: AddressForm = {
  bits: 0,
  pack(address, before) {
    const last = before.at(-1)?.address;
    if (last?.family === 'name' || address.family === 'name') return undefined;
    return last?.family === address.family && last.value === address.value ? 0n : undefined;
  },
  unpack: (_, before) => before.at(-1)?.address,
};

const UUID_NAME = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/;

/** mDNS names that are a UUID (draft-ietf-mmusic-mdns-ice-candidates §3.1.1). */
const anyUuid: AddressForm = {
  bits: 128,
  pack(address) {
    const groups = address.family === 'name' ? UUID_NAME.exec(address.name) : null;
    return groups ? BigInt(`0x${groups.slice(1).join('')}`) : undefined;
  },
  unpack(value) {
    const hex = value.toString(16).padStart(32, '0');
    const cuts = [0, 8, 12, 16, 20, 32];
    const groups = cuts.slice(1).map((end, i) => hex.slice(cuts[i], end));
    return { family: 'name', name: `${groups.join('-')}.local` };
  },
};

/** The same for random UUIDs, whose version (4) and variant (binary 10) need no bits (RFC 9562 §5.4). */
const randomUuid: AddressForm = {
  bits: 122,
  pack(address, before) {
    const uuid = anyUuid.pack(address, before);
    if (uuid === undefined || ((uuid >> 76n) & 15n) !== 4n || ((uuid >> 62n) & 3n) !== 2n) {
      return undefined;
    }
    const [head, middle] = [uuid >> 80n, (uuid >> 64n) & 0xfffn];
    return (((head << 12n) | middle) << 62n) | (uuid & ((1n << 62n) - 1n));
  },
  unpack(value, before) {
    const [head, middle] = [value >> 74n, (value >> 62n) & 0xfffn];
    const first = (((head << 4n) | 4n) << 12n) | middle;
    return anyUuid.unpack((first << 64n) | (2n << 62n) | (value & ((1n << 62n) - 1n)), before);
  },
};

/**
 * The forms by name, in the order of their numbers in the format: append only. The home networks are
 * what routers and telephones hand out unasked: 192.168.0-3 (most), .178 (FRITZ!Box), .100 (many fibre
 * modems), .50 (ASUS), .68 (TP-Link Deco), .86 (Google), 10.0.0 (Xfinity, Apple), 172.20.10 (iPhone).
 */
export const ADDRESS_FORMS = {
  home0: network([192, 168, 0, 0], 22),
  home178: network([192, 168, 178, 0], 24),
  home100: network([192, 168, 100, 0], 24),
  home50: network([192, 168, 50, 0], 24),
  home68: network([192, 168, 68, 0], 24),
  home86: network([192, 168, 86, 0], 24),
  home10: network([10, 0, 0, 0], 24),
  iphone: network([172, 20, 10, 0], 28),
  private16: network([192, 168, 0, 0], 16),
  private12: network([172, 16, 0, 0], 12),
  private8: network([10, 0, 0, 0], 8),
  /** Carrier-grade NAT (RFC 6598). */
  shared10: network([100, 64, 0, 0], 10),
  ipv4: network([0, 0, 0, 0], 0),
  /** The /12 blocks that IANA has handed to the registries and that people's addresses come from. */
  public6: prefixes([0x200n, 0x240n, 0x260n, 0x262n, 0x280n, 0x2a0n, 0x2a1n, 0x2c0n], 12),
  /** All addresses that are or will be handed out (RFC 4291 §2.4). */
  global6: prefixes([0b001n], 3),
  /** Unique local addresses (RFC 4193 §3.1). */
  local6: prefixes([0xfdn], 8),
  ipv6: prefixes([0n], 0),
  sameNetwork,
  sameAddress,
  mdns: randomUuid,
  mdnsAny: anyUuid,
} satisfies Record<string, AddressForm>;

export type AddressFormName = keyof typeof ADDRESS_FORMS;
