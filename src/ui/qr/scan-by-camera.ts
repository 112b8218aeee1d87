import { grab } from '../../carriers/qr/grab.ts';
import { openReader } from '../../carriers/qr/open-reader.ts';
import { Scan, type Finding } from '../../carriers/qr/scan.ts';
import { CameraError, openCamera, type Camera, type CameraChoice } from './camera.ts';

/** A new look at most so often: sequences change 10 times a second, and a phone shall stay cool. */
const MIN_INTERVAL_MS = 60;
/** Every camera sends more than one picture in this time, even in the dark. */
const SILENCE_MS = 3000;

interface Options {
  /** Shows what the camera sees. */
  video: HTMLVideoElement;
  choice: CameraChoice;
  /** Ends it. */
  signal: AbortSignal;
  /** True for a text that is not to be found, such as the own code in a mirror. */
  ignores: (text: string) => boolean;
  onCamera: (camera: Camera) => void;
  /** The camera sends nothing; it may still come back. */
  onSilence: () => void;
  /** For each look; undefined where no symbol was seen. */
  onFinding: (finding: Finding | undefined) => void;
}

/**
 * Looks for codes through a camera until `signal` aborts. Throws `CameraError`, also when the camera
 * goes away.
 */
export async function scanByCamera(options: Options): Promise<void> {
  const { video, choice, signal, ignores, onCamera, onSilence, onFinding } = options;
  // Half a megabyte to load while the person is asked for the camera.
  const opening = openReader();
  const closing = () => void opening.then((reader) => reader.close());
  const camera = await openCamera(choice).catch((error: unknown) => {
    closing();
    throw error;
  });
  try {
    if (signal.aborted) return;
    const gone = whenGone(camera.track, signal);
    video.srcObject = new MediaStream([camera.track]);
    await video.play();
    onCamera(camera);
    const reader = await opening;
    const scan = new Scan(ignores);
    const canvas = document.createElement('canvas');
    while (!signal.aborted) {
      const silence = setTimeout(() => {
        // A tab that nobody sees gets no pictures either.
        if (!document.hidden) onSilence();
      }, SILENCE_MS);
      await Promise.race([nextPicture(video), gone]).finally(() => clearTimeout(silence));
      const began = performance.now();
      const image = grab(video, video.videoWidth, video.videoHeight, reader.limits, canvas);
      const finding = scan.look(await reader.read(image));
      if (!signal.aborted) onFinding(finding);
      await sleep(began + MIN_INTERVAL_MS - performance.now());
    }
  } catch (error) {
    // What was cut short by the end has no reason of its own.
    if (!signal.aborted) throw error;
  } finally {
    camera.track.stop();
    video.srcObject = null;
    closing();
  }
}

function nextPicture(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => video.requestVideoFrameCallback(resolve));
}

/** Rejects when the camera is unplugged, resolves when the scan ends. */
function whenGone(track: MediaStreamTrack, signal: AbortSignal): Promise<void> {
  const gone = new Promise<void>((resolve, reject) => {
    track.addEventListener('ended', () => reject(new CameraError('camera-gone')), { signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  // Nobody may be waiting for it yet.
  gone.catch(() => undefined);
  return gone;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
