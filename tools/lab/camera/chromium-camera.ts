import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { family } from '../browsers/cost.ts';
import { temporaryFolder } from '../browsers/process.ts';
import type { LabCamera } from './lab-camera.ts';
import type { Grey } from './png.ts';
import { CAMERA, emptyScene } from './scene.ts';

/** Chromium plays the file in a circle; its length stays, so that it can be written while it plays. */
const SLOTS = 30;
const FRAME_MARK = Buffer.from('FRAME\n');
const HEADER = Buffer.from(
  `YUV4MPEG2 W${CAMERA.width} H${CAMERA.height} F${CAMERA.framesPerSecond}:1 Ip A1:1 C420jpeg\n`,
);
/** Two planes of colour, a quarter of the pixels each, without colour. */
const COLOUR = Buffer.alloc((CAMERA.width * CAMERA.height) / 2, 128);

/** A film file that Chromium takes for a camera (`--use-file-for-fake-video-capture`). */
export async function chromiumCamera(): Promise<LabCamera> {
  const { folder, remove } = await temporaryFolder('camera');
  const film = path.join(folder, 'camera.y4m');
  const file = await open(film, 'w');
  const show = async (...scenes: [Grey, ...Grey[]]) => {
    const frames = Array.from({ length: SLOTS }, (_, i) => scenes[i % scenes.length]?.data ?? []);
    const parts = frames.flatMap((frame) => [FRAME_MARK, Uint8Array.from(frame), COLOUR]);
    await file.write(Buffer.concat([HEADER, ...parts]), 0, null, 0);
  };
  await show(emptyScene());
  return {
    options: {
      args: [
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
        // Nobody is there to press "allow".
        '--use-fake-ui-for-media-stream',
      ],
    },
    show,
    unplug({ pid }) {
      // Cameras are served by a process of their own; with it goes the camera.
      const [service] = family(pid).filter((member) =>
        readFileSync(`/proc/${member}/cmdline`, 'utf8').includes('VideoCaptureService'),
      );
      if (service === undefined) throw new Error('the camera is not in use');
      process.kill(service, 'SIGKILL');
      return Promise.resolve();
    },
    async close() {
      await file.close();
      await remove();
    },
  };
}
