/** What a person can switch on. */
export const SOURCES = ['microphone', 'camera', 'screen'] as const;
export type Source = (typeof SOURCES)[number];

/** What each side can send: one way each, in one direction. */
export const LANES = ['microphone', 'camera', 'screen', 'screen-sound'] as const;
export type Lane = (typeof LANES)[number];

/** By its mid. */
export type Lanes = Partial<Record<Lane, string>>;

/** Which lane takes what a source gives. */
export const LANES_OF: Record<Source, { audio?: Lane; video?: Lane }> = {
  microphone: { audio: 'microphone' },
  camera: { video: 'camera' },
  screen: { video: 'screen', audio: 'screen-sound' },
};
