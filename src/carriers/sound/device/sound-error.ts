/** Why nothing can be exchanged by sound, or no longer. */
export type SoundReason =
  /** The person, the browser or the system does not let us use the microphone. */
  | 'refused'
  | 'no-microphone'
  /** Another program has it, or the driver fails. */
  | 'microphone-busy'
  /** It was unplugged or taken away while we listened. */
  | 'microphone-gone'
  /** The browser gives microphones only to pages that came safely. */
  | 'unsupported'
  /** Sound cannot be played or worked on here. */
  | 'no-sound';

export class SoundError extends Error {
  override readonly name = 'SoundError';
  readonly reason: SoundReason;

  constructor(reason: SoundReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
