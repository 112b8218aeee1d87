export { Demodulator, type DemodulatorOptions } from './carriers/sound/demodulator.ts';
export { modulate, type ModulateOptions } from './carriers/sound/modulator.ts';
export { bytesToCode, codeToBytes, decodeCode, encodeCode } from './signal/code.ts';
export type { Candidate, Description, Setup } from './signal/description.ts';
export { CodeError, type CodeReason } from './signal/errors.ts';
export { parseSdp } from './signal/parse-sdp.ts';
export { readText, type Reading } from './signal/read-text.ts';
export { inviteTag } from './signal/tag.ts';
export { toSdp, type SdpOptions } from './signal/to-sdp.ts';
