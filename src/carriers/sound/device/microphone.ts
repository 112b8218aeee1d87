import { deviceProblem, type DeviceProblem } from '../../device-problem.ts';
import { SoundError, type SoundReason } from './sound-error.ts';

export interface Microphone {
  stream: MediaStream;
  /** Of the device, as in {@link listMicrophones}; empty where the browser does not tell. */
  id: string;
  /** The browser works on the sound although it was asked not to. */
  filtered: boolean;
}

export interface MicrophoneName {
  id: string;
  label: string;
}

/** What makes voices clearer, and takes everything else for noise: our sound too. */
const RAW = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

const REASONS: Record<DeviceProblem, SoundReason> = {
  refused: 'refused',
  none: 'no-microphone',
  busy: 'microphone-busy',
  gone: 'microphone-gone',
  unsupported: 'unsupported',
};

/**
 * Asks for a microphone, which the browser lets the person decide on.
 *
 * @param id of one of {@link listMicrophones}; without it the person or the browser chooses
 * @param signal releases the microphone
 * @throws SoundError; the reason of `signal` once that has aborted
 */
export async function openMicrophone(
  id: string | undefined,
  signal: AbortSignal,
): Promise<Microphone> {
  // Absent in pages that came over plain HTTP.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new SoundError('unsupported');
  const audio = { ...RAW, ...(id !== undefined && { deviceId: { exact: id } }) };
  const stream = await devices.getUserMedia({ audio }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new SoundError(REASONS[deviceProblem(error)], { cause: error });
  });
  const release = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) release(); // the person has answered a question that nobody asks any more
  signal.throwIfAborted();
  signal.addEventListener('abort', release, { once: true });
  const settings = stream.getAudioTracks()[0]?.getSettings();
  const filtered = Object.keys(RAW).some((name) => settings?.[name as keyof typeof RAW] === true);
  return { stream, id: settings?.deviceId ?? '', filtered };
}

/** All microphones, with their names once the person has allowed one. */
export async function listMicrophones(): Promise<MicrophoneName[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
