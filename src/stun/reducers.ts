import type { Reducers } from '../platform/platform.ts';
import { readHealth, readOutcomes, recordOutcomes } from './health.ts';
import { HEALTH_KEY, SETTINGS_KEY } from './keys.ts';
import { changeSettings, readSettings, readSettingsChange } from './settings.ts';

export const REDUCERS: Reducers = {
  [SETTINGS_KEY](stored, change) {
    const known = readSettingsChange(change);
    return known ? changeSettings(readSettings(stored), known) : readSettings(stored);
  },
  [HEALTH_KEY](stored, change) {
    return recordOutcomes(readHealth(stored), readOutcomes(change) ?? [], Date.now());
  },
};
