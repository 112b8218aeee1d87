import type { Mapping } from '../../stun/network.ts';

interface Props {
  mapping: Mapping;
  hasIpv6: boolean;
}

/** Where the servers are, from top to bottom. */
const SERVERS = [20, 50, 80];
const MIDDLE = 50;

/**
 * This device on the left, its router in the middle, three others on the right: one public port for
 * all of them, or one for each. The words beside it say the same.
 */
export function NetworkPicture({ mapping, hasIpv6 }: Props) {
  const isShared = mapping === 'endpoint-independent';
  const ports = mapping === 'none' || mapping === 'unknown' ? [] : isShared ? [MIDDLE] : SERVERS;
  return (
    <svg class="network-picture" viewBox="0 0 320 100" aria-hidden="true" focusable="false">
      {SERVERS.map((y) => (
        <path key={y} class="wire" d={wire(mapping, y)} />
      ))}
      {hasIpv6 && <path class="wire six" d="M34 68 Q90 97 160 96 T276 86" />}
      <rect class="box" x="14" y="35" width="36" height="24" rx="3" />
      <path class="box" d="M9 65h46" />
      {mapping !== 'none' && <rect class="box" x="136" y="14" width="40" height="72" rx="6" />}
      {mapping === 'unknown' && (
        <text x="156" y="57" text-anchor="middle">
          ?
        </text>
      )}
      {ports.map((y) => (
        <circle key={y} class="port" cx="176" cy={y} r="5" />
      ))}
      {SERVERS.map((y) => (
        <circle key={y} class="box" cx="288" cy={y} r="9" />
      ))}
    </svg>
  );
}

/** From the device to a server; through the router where there is one. */
function wire(mapping: Mapping, y: number): string {
  if (mapping === 'none') return `M50 47 L279 ${y}`;
  const port = mapping === 'endpoint-independent' ? MIDDLE : y;
  return `M50 47 L136 ${MIDDLE} M176 ${port} L279 ${y}`;
}
