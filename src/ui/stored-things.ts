import type { Platform } from '../platform/platform.ts';
import { readHealth, type HealthRecord, type Outcome } from '../stun/health.ts';
import { HEALTH_KEY, SETTINGS_KEY } from '../stun/keys.ts';
import {
  changeSettings,
  readSettings,
  type Settings,
  type SettingsChange,
} from '../stun/settings.ts';
import { LEFT_OPEN_KEY, readLeftOpen, type LeftOpen } from './left-open.ts';
import { Stored } from './stored.ts';

export type StoredSettings = Stored<Settings, SettingsChange>;
export type StoredHealth = Stored<HealthRecord, Outcome[]>;

export type StoredLeftOpen = Stored<LeftOpen[], LeftOpen[]>;

export function storedSettings(platform: Platform, onChange: () => void): StoredSettings {
  const kind = { key: SETTINGS_KEY, read: readSettings, apply: changeSettings };
  return new Stored(platform, kind, onChange);
}

export function storedHealth(platform: Platform, onChange: () => void): StoredHealth {
  // Nobody waits to see it, and counting a failure twice is not the same as once.
  const apply = (record: HealthRecord) => record;
  return new Stored(platform, { key: HEALTH_KEY, read: readHealth, apply }, onChange);
}

export function storedLeftOpen(platform: Platform, onChange: () => void): StoredLeftOpen {
  const read = (stored: unknown) => readLeftOpen(stored, Date.now());
  const apply = (_: LeftOpen[], list: LeftOpen[]) => list;
  return new Stored(platform, { key: LEFT_OPEN_KEY, read, apply }, onChange);
}
