/** Why a text cannot be used as a code or as a session description. */
export type CodeReason =
  /** Nothing in it looks like a code. */
  | 'not-a-code'
  /** It looks like a code, but the checksum or the structure does not hold. */
  | 'damaged'
  /** Whole, but of a format version that this program does not know yet. */
  | 'newer-version'
  /** Longer than anything that could hold a code. */
  | 'too-long'
  /** A code in spoken form with a wrong group: always a {@link WrongGroupError}. */
  | 'spoken-wrong'
  /** A code in spoken form that is right so far. */
  | 'spoken-incomplete'
  /** An SDP or JSON that cannot be read. */
  | 'sdp-invalid'
  | 'sdp-no-fingerprint'
  | 'sdp-no-data-channel'
  | 'sdp-no-credentials'
  | 'sdp-no-candidates';

export class CodeError extends Error {
  override readonly name = 'CodeError';
  readonly reason: CodeReason;

  constructor(reason: CodeReason, message: string = reason) {
    super(message);
    this.reason = reason;
  }
}

export class WrongGroupError extends CodeError {
  /** Number of the first group that is wrong, from 1. */
  readonly group: number;

  constructor(group: number) {
    super('spoken-wrong', `group ${group}`);
    this.group = group;
  }
}
