import { spawnSync } from 'node:child_process';

/** The address of the one interface inside; peers and STUN servers bind to it. */
export const ADDRESS = '10.77.0.1';

/** More addresses on this machine, which no interface has: for servers that are to be different hosts. */
const SERVERS = '10.77.1.0/24';
export const serverAddress = (number: number): string => `10.77.1.${number}`;

/**
 * Loopback, and a cable whose other end leads nowhere. The default route is there because without
 * one Firefox gathers no candidates; the other end is up, else the interface counts as unplugged.
 * The command is not the first process inside, because that one would not hear Ctrl-C.
 */
const SETUP = `set -e
ip link set lo up
ip link add v0 type veth peer name v1
ip addr add ${ADDRESS}/24 dev v0
ip link set v0 up
ip link set v1 up
ip route add local ${SERVERS} dev lo
ip route add default via 10.77.0.254 dev v0
"$@"`;

/** A network of its own; its own processes too, so that none outlives the tests. */
const OWN = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
/** Without root, a user namespace gives the rights for it where the system allows that. */
const WAYS = [OWN, ['--user', '--map-root-user', ...OWN]];
/** However who started it ends, all of it ends. */
const ENDS_WITH_PARENT = ['setpriv', '--pdeathsig', 'KILL'];

/**
 * Wraps a command so that it runs in a network namespace of its own, from which nothing leaves the
 * machine.
 * @throws Error where the system allows no namespaces
 */
export function inNamespace(command: string[]): string[] {
  for (const way of WAYS) {
    const wrapped = [...ENDS_WITH_PARENT, 'unshare', ...way, 'sh', '-c', SETUP, 'sh'];
    const [program = '', ...args] = [...wrapped, 'true'];
    if (spawnSync(program, args).status === 0) return [...wrapped, ...command];
  }
  throw new Error(
    'The real-browser tests need a network namespace (unshare, ip): run them as root, or allow ' +
      'unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1).',
  );
}
