import type { BrowserKind, LaunchOptions, TestBrowser } from '../browsers/index.ts';
import { chromiumCamera } from './chromium-camera.ts';
import { firefoxCamera } from './firefox-camera.ts';
import type { Grey } from './png.ts';

/** A camera that a real browser takes for a real one. */
export interface LabCamera {
  /** How a browser is launched that has it, and may use it. */
  options: Pick<LaunchOptions, 'args' | 'env' | 'prefs'>;
  /** Holds something before it; several scenes follow each other, ten a second, over and over. */
  show(...scenes: [Grey, ...Grey[]]): Promise<void>;
  /** Pulls it out for good while `browser` uses it. */
  unplug(browser: TestBrowser): Promise<void>;
  close(): Promise<void>;
}

export function openLabCamera(kind: BrowserKind): Promise<LabCamera> {
  return kind === 'chromium' ? chromiumCamera() : firefoxCamera();
}
