/** Bounds for what comes from others. */

/** Characters of a pasted text or an SDP; a browser's offer with audio and video has about 6 000. */
export const MAX_TEXT = 65_536;

/** Lines of an SDP; a browser's offer with audio and video has about 180. */
export const MAX_LINES = 2_000;

/** More than any real machine has, and room for predicted ports; few enough not to make a scan of them. */
export const MAX_CANDIDATES = 128;

/** RFC 8839 §5.4. */
export const UFRAG_LENGTH = { min: 4, max: 256 };
export const PWD_LENGTH = { min: 22, max: 256 };

/** What an absent `max-message-size` means (RFC 8841 §6.1). */
export const DEFAULT_MAX_MESSAGE_SIZE = 65_536;

/** Further sockets of one side: with its first one eight, which is what three bits can count. */
export const MAX_MORE_PORTS = 7;
