import { execFileSync, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { poll } from '../browsers/poll.ts';
import { endGroup, killGroup, temporaryFolder } from '../browsers/process.ts';
import type { LaunchOptions } from '../browsers/types.ts';

export type Computer = 'one' | 'other';

/** What the two computers' microphones hear. */
export type Air =
  /** Each the other's loudspeaker, as if a wire led there. */
  | 'wire'
  /** What is played into the sink `air-one` or `air-other`. */
  | 'played'
  /** They have none; nor loudspeakers, since Firefox would listen to what those play. */
  | 'none';

export interface Pulse {
  /** The address that clients want in the environment as PULSE_SERVER. */
  server: string;
  /**
   * How to launch a browser that hears and speaks as this computer, and answers by itself to the
   * question for the microphone.
   */
  computer(
    name: Computer,
    answer?: 'allow' | 'deny',
  ): Pick<LaunchOptions, 'args' | 'env' | 'prefs'>;
  /** How many programs play to this computer's loudspeaker now. */
  playersAt(name: Computer): number;
  close(): Promise<void>;
}

const RATE = 48_000;

const OPTIONS = [
  '--daemonize=no',
  '--system=false',
  '-n',
  '--exit-idle-time=-1',
  '--use-pid-file=no',
  '--disable-shm=yes',
  '--realtime=no',
  '--high-priority=no',
  '--log-target=stderr',
];

/** A sound system of its own, without hardware: two computers with a loudspeaker and a microphone each. */
export async function startPulse(air: Air): Promise<Pulse> {
  const { folder, remove } = await temporaryFolder('pulse');
  const socket = path.join(folder, 'socket');
  const modules = [
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    ...(air === 'none' ? [] : [...speakers('one', 'other'), ...microphones(air)]),
  ];
  const child = spawn('pulseaudio', [...OPTIONS, ...modules.flatMap((module) => ['-L', module])], {
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      PULSE_RUNTIME_PATH: folder,
      PULSE_STATE_PATH: folder,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
  const onExit = () => killGroup(child.pid ?? 0);
  process.once('exit', onExit);
  const close = async () => {
    process.off('exit', onExit);
    await endGroup(child);
    await remove();
  };
  const isThere = () =>
    access(socket).then(
      () => true,
      () => false,
    );
  try {
    await poll('PulseAudio to start', isThere);
  } catch (error) {
    await close();
    throw error;
  }
  const server = `unix:${socket}`;
  return {
    server,
    computer: (name, answer = 'allow') => asComputer(server, name, air, answer),
    playersAt: (name) => countPlayers(server, `speaker-${name}`),
    close,
  };
}

/** By the table of PulseAudio's own client: of a sink its number and name, of who plays a number and the sink's. */
function countPlayers(server: string, sink: string): number {
  const list = (what: string) =>
    execFileSync('pactl', ['--server', server, 'list', 'short', what], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.split('\t'));
  const number = list('sinks').find(([, name]) => name === sink)?.[0];
  return list('sink-inputs').filter(([, where]) => where !== undefined && where === number).length;
}

function speakers(...names: string[]): string[] {
  return names.map(
    (name) =>
      `module-null-sink sink_name=speaker-${name} rate=${RATE} channels=2 ` +
      `sink_properties=device.description=speaker-${name}`,
  );
}

/** Remapped, because browsers take a monitor as such for no microphone. */
function microphones(air: 'wire' | 'played'): string[] {
  const microphone = (name: Computer, master: string) =>
    `module-remap-source source_name=microphone-${name} master=${master} ` +
    `source_properties=device.description=microphone-${name}`;
  switch (air) {
    case 'wire':
      return [
        microphone('one', 'speaker-other.monitor'),
        microphone('other', 'speaker-one.monitor'),
      ];
    case 'played':
      return (['one', 'other'] as const).flatMap((name) => [
        `module-null-sink sink_name=air-${name} rate=${RATE} channels=2`,
        microphone(name, `air-${name}.monitor`),
      ]);
  }
}

function asComputer(server: string, name: Computer, air: Air, answer: 'allow' | 'deny') {
  const microphone = `microphone-${name}`;
  return {
    args: [`--use-fake-ui-for-media-stream${answer === 'deny' ? '=deny' : ''}`],
    env: {
      PULSE_SERVER: server,
      ...(air !== 'none' && { PULSE_SINK: `speaker-${name}`, PULSE_SOURCE: microphone }),
    },
    prefs: {
      'permissions.default.microphone': answer === 'allow' ? 1 : 2,
      'media.cubeb.backend': 'pulse',
      // Firefox does not read PULSE_SOURCE.
      ...(air !== 'none' && { 'media.audio_loopback_dev': microphone }),
    },
  };
}
