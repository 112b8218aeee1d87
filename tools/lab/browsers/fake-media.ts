import type { BrowserKind, LaunchOptions } from './types.ts';

/** Cameras and microphones that show and play a pattern, and nobody who has to be asked for them. */
export const FAKE_MEDIA: Record<BrowserKind, Pick<LaunchOptions, 'args' | 'prefs'>> = {
  chromium: {
    args: [
      '--use-fake-device-for-media-stream=device-count=2',
      '--use-fake-ui-for-media-stream',
      '--auto-select-desktop-capture-source=Entire screen',
    ],
  },
  firefox: {
    prefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.cubeb.backend': 'pulse',
    },
  },
};
