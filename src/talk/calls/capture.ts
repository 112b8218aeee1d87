import { deviceProblem, type DeviceProblem } from '../../carriers/device-problem.ts';
import type { Source } from './lanes.ts';

/** Why there is no sound or picture to send, or no longer. */
export type CaptureReason =
  | DeviceProblem
  /** The other side's browser did not agree to it. */
  | 'not-agreed';

export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly reason: CaptureReason;

  constructor(reason: CaptureReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Two talk and hear each other by loudspeaker, so the browser shall take the echo out. */
const VOICE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
/** Sharp enough for a face, and light enough for old machines. */
const FACE = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { max: 30 } };
/** Letters shall stay sharp; they do not move much. */
const SHEET = { frameRate: { max: 15 } };

/**
 * Asks for a microphone, camera or screen, which the browser lets the person decide on. A screen takes a
 * press of the person just before, and may bring its sound with it.
 *
 * @param device as in {@link listDevices}; without it the person or the browser chooses
 * @param signal aborted: what the person allows then is released at once
 * @throws CaptureError; the reason of `signal` once that has aborted
 */
export async function capture(
  source: Source,
  device: string | undefined,
  signal: AbortSignal,
): Promise<MediaStream> {
  const stream = await ask(source, device).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new CaptureError(deviceProblem(error), { cause: error });
  });
  if (signal.aborted) release(stream);
  signal.throwIfAborted();
  return stream;
}

export function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function ask(source: Source, device: string | undefined): Promise<MediaStream> {
  // Absent in pages that came over plain HTTP.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new CaptureError('unsupported');
  const which = device === undefined ? {} : { deviceId: { exact: device } };
  switch (source) {
    case 'microphone':
      return devices.getUserMedia({ audio: { ...VOICE, ...which } });
    case 'camera':
      return devices.getUserMedia({ video: { ...FACE, ...which } });
    case 'screen':
      return devices.getDisplayMedia({ video: SHEET, audio: true });
  }
}

export interface Device {
  kind: 'microphone' | 'camera' | 'speaker';
  id: string;
  label: string;
}

const KINDS: Record<MediaDeviceKind, Device['kind']> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** All that there are, as far as the browser tells: once the person has allowed one of them. */
export async function listDevices(): Promise<Device[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ deviceId, label }) => deviceId !== '' && label !== '')
    .map(({ kind, deviceId: id, label }) => ({ kind: KINDS[kind], id, label }));
}
