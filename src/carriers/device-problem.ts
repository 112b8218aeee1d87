/** Why a page does not get a microphone, camera or screen. */
export type DeviceProblem =
  /** The person, the browser or the system does not let us; of a screen: none was chosen. */
  | 'refused'
  /** None is connected. */
  | 'none'
  /** Another program has it, or the driver fails. */
  | 'busy'
  /** The one that was asked for was unplugged or taken away. */
  | 'gone'
  /** The browser gives it only to pages that came safely, or not at all. */
  | 'unsupported';

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const PROBLEMS: Record<string, DeviceProblem> = {
  NotAllowedError: 'refused',
  NotFoundError: 'none',
  // The only constraint that ever has to be met is the device's id.
  OverconstrainedError: 'gone',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** What an error of `getUserMedia` or `getDisplayMedia` means. */
export function deviceProblem(error: unknown): DeviceProblem {
  return (error instanceof Error && PROBLEMS[error.name]) || 'unsupported';
}
