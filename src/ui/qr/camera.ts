import { deviceProblem, type DeviceProblem } from '../../carriers/device-problem.ts';

/** Why there is no picture from a camera. */
export type CameraReason =
  /** The person, the browser or the system does not allow it. */
  | 'camera-refused'
  /** None is connected. */
  | 'camera-none'
  /** Another program has it. */
  | 'camera-busy'
  /** It was unplugged. */
  | 'camera-gone'
  /** This page cannot ask for one: it did not come by https. */
  | 'camera-unsupported';

export class CameraError extends Error {
  override readonly name = 'CameraError';
  readonly reason: CameraReason;

  constructor(reason: CameraReason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS: Record<DeviceProblem, CameraReason> = {
  refused: 'camera-refused',
  none: 'camera-none',
  busy: 'camera-busy',
  gone: 'camera-none',
  unsupported: 'camera-refused',
};

/** A camera that the person has chosen, or the side of a phone where it shall be. */
export type CameraChoice = { id: string } | { facing: 'user' | 'environment' };

export interface Camera {
  track: MediaStreamTrack;
  /** All that there are, to choose from. */
  all: { id: string; label: string }[];
  /** Of this one. */
  id: string | undefined;
  /** It looks at who looks at the screen: the picture is to be mirrored. */
  facesUser: boolean;
  hasTorch: boolean;
}

/** Enough pixels for every module of the symbols that we show, and no more to search through. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Throws `CameraError`. Whoever opens it stops its track. */
export async function openCamera(choice: CameraChoice): Promise<Camera> {
  // Pages that came by plain HTTP have none, whatever the types say.
  if (!('mediaDevices' in navigator)) throw new CameraError('camera-unsupported');
  const which =
    'id' in choice ? { deviceId: { exact: choice.id } } : { facingMode: { ideal: choice.facing } };
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { ...SIZE, ...which }, audio: false })
    .catch((error: unknown) => {
      throw new CameraError(REASONS[deviceProblem(error)]);
    });
  const [track] = stream.getVideoTracks();
  if (!track) throw new CameraError('camera-none');
  const { deviceId, facingMode } = track.getSettings();
  const devices = await navigator.mediaDevices.enumerateDevices();
  return {
    track,
    // Only now: before the permission they have no names.
    all: devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId: id, label }) => ({ id, label })),
    id: deviceId,
    facesUser: facingMode === 'user',
    hasTorch: 'torch' in capabilitiesOf(track),
  };
}

/** A lamp beside the camera, as phones have. */
export async function switchTorch(track: MediaStreamTrack, on: boolean): Promise<void> {
  // Not in the types: https://w3c.github.io/mediacapture-image/#torch
  const torch: MediaTrackConstraintSet & { torch: boolean } = { torch: on };
  await track.applyConstraints({ advanced: [torch] });
}

/** Older Firefoxes do not tell. */
function capabilitiesOf(track: MediaStreamTrack): MediaTrackCapabilities {
  return 'getCapabilities' in track ? track.getCapabilities() : {};
}
