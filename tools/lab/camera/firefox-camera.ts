import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { poll } from '../browsers/poll.ts';
import { endGroup, killGroup, temporaryFolder } from '../browsers/process.ts';
import type { LabCamera } from './lab-camera.ts';
import type { Grey } from './png.ts';
import { CAMERA, emptyScene } from './scene.ts';

const PORTAL = path.resolve('tools/lab/camera/camera-portal.py');
/** Each part starts in well under a second; a loaded machine gets this long. */
const START_TIMEOUT = 20_000;

/**
 * A camera for Firefox, which has none of its own for tests: a private PipeWire with a film in it,
 * and the portal by which programs in a sandbox ask for cameras. It needs no rights and no hardware.
 */
export async function firefoxCamera(): Promise<LabCamera> {
  const { folder, remove } = await temporaryFolder('camera');
  const runtime = path.join(folder, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const children: ChildProcess[] = [];
  const close = async () => {
    clearInterval(timer);
    await Promise.all(children.map(endGroup));
    await remove();
  };
  const env: Record<string, string> = {
    XDG_RUNTIME_DIR: runtime,
    PIPEWIRE_RUNTIME_DIR: runtime,
    XDG_STATE_HOME: path.join(folder, 'state'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    GST_REGISTRY: path.join(folder, 'gst.registry'),
  };
  const start = (command: string, args: string[]) => {
    const child = spawn(command, args, {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    const onExit = () => child.pid && killGroup(child.pid);
    process.once('exit', onExit);
    child.once('exit', () => process.off('exit', onExit));
    // A pipe that breaks is noticed by the exit.
    child.stdin.on('error', () => undefined);
    children.push(child);
    return child;
  };
  let scenes: Grey[] = [emptyScene()];
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  try {
    const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=1']);
    env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus);
    start('pipewire', []);
    await poll('PipeWire', async () => existsSync(path.join(runtime, 'pipewire-0')), START_TIMEOUT);
    start('wireplumber', []);
    await firstLine(start('/usr/bin/python3', ['-u', PORTAL]));
    const film = start('gst-launch-1.0', PIPELINE.flatMap((part) => ['!', ...part]).slice(1));
    timer = setInterval(() => {
      const scene = scenes[frame++ % scenes.length];
      // Where it cannot keep up, frames are lost, as with any camera.
      if (scene && film.stdin.writableLength === 0) film.stdin.write(scene.data);
    }, 1000 / CAMERA.framesPerSecond);
    await poll('the camera', () => offersCamera({ ...process.env, ...env }), START_TIMEOUT);
    return {
      options: {
        env,
        prefs: {
          'media.webrtc.camera.allow-pipewire': true,
          // Nobody is there to press "allow".
          'permissions.default.camera': 1,
        },
      },
      show: (...next) => {
        scenes = next;
        return Promise.resolve();
      },
      async unplug() {
        clearInterval(timer);
        await endGroup(film);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const { width, height, framesPerSecond } = CAMERA;
/** Grey frames from the standard input become a camera of PipeWire. */
const PIPELINE = [
  ['fdsrc', 'fd=0'],
  [
    'rawvideoparse',
    'format=gray8',
    `width=${width}`,
    `height=${height}`,
    `framerate=${framesPerSecond}/1`,
  ],
  ['videoconvert'],
  ['video/x-raw,format=YUY2'],
  // pipewiresink 0.3.65 crashes where the converter writes into its memory.
  ['identity', 'drop-allocation=true'],
  [
    'pipewiresink',
    'mode=provide',
    'stream-properties=p,media.class=Video/Source,media.role=Camera,node.name=lab,node.description=Lab',
  ],
];

async function offersCamera(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { stdout } = await promisify(execFile)('pw-cli', ['ls', 'Node'], { env });
  return stdout.includes('Video/Source');
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`${child.spawnfile} did not start`));
    const timer = setTimeout(fail, START_TIMEOUT);
    child.once('error', reject);
    child.once('exit', fail);
    if (!child.stdout) return fail();
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(line);
    });
  });
}
