import { isRecord } from '../platform/requests.ts';
import { MAX_SERVERS } from './list.ts';

/** What is known of one server from the times that it was asked. */
export interface Health {
  /** How often it did not answer as it should; each halves in {@link HALF_LIFE}. */
  failures: number;
  /** Milliseconds that its answers take, the last ones counting most. */
  ms?: number;
  /** When it was asked last, milliseconds since 1970. */
  at: number;
}

/** By ICE URL. */
export type HealthRecord = Readonly<Record<string, Health>>;

/** What came of asking a server. */
export interface Outcome {
  url: string;
  ok: boolean;
  ms?: number;
}

const DAY = 24 * 60 * 60 * 1000;
/** A server that was down for a night is asked again the day after. */
const HALF_LIFE = DAY;
/** Two failures in a row set it aside for 10 hours, three for a day. */
const ASIDE = 1.5;
/** So the longest time aside is two and a half days: whoever comes back is found again. */
const MAX_FAILURES = 8;
/** An answer forgives all failures but this: a server that comes and goes is soon aside again. */
const KEPT_BY_ANSWER = 1;
/** The weight of a new time against those before. */
const NEW_TIME = 0.5;
/** No answer takes longer; what is stored may be anything. */
const MAX_MS = 60_000;
/** The person's own servers and the bundled ones, and some that are gone. */
const MAX_RECORDS = 2 * MAX_SERVERS;

/** True while a server has failed so often of late that others are asked first. */
export function isSetAside(health: Health | undefined, now: number): boolean {
  return health !== undefined && failuresAt(health, now) >= ASIDE;
}

/** When a server that is set aside will be asked again, milliseconds since 1970. */
export function asideUntil({ failures, at }: Health): number {
  return at + HALF_LIFE * Math.max(0, Math.log2(failures / ASIDE));
}

/** The record with what came of asking some servers at `now`. */
export function recordOutcomes(
  record: HealthRecord,
  outcomes: readonly Outcome[],
  now: number,
): HealthRecord {
  const next = new Map(Object.entries(record));
  for (const { url, ok, ms } of outcomes) {
    const before = next.get(url);
    const failures = before ? failuresAt(before, now) : 0;
    const time = ms === undefined ? before?.ms : mix(before?.ms, ms);
    next.delete(url); // to the end: the oldest go first
    next.set(url, {
      failures: ok ? Math.min(failures, KEPT_BY_ANSWER) : Math.min(failures + 1, MAX_FAILURES),
      ...(time !== undefined && { ms: time }),
      at: now,
    });
  }
  return Object.fromEntries([...next].slice(-MAX_RECORDS));
}

/** Reads what was stored; what is wrong is left out. Never throws. */
export function readHealth(stored: unknown): HealthRecord {
  if (!isRecord(stored)) return {};
  const entries = Object.entries(stored).slice(-MAX_RECORDS);
  return Object.fromEntries(
    entries.flatMap(([url, value]) => {
      if (!isRecord(value) || !isWithin(value.failures, MAX_FAILURES)) return [];
      const { failures, ms, at } = value;
      if (!isWithin(at, Number.MAX_SAFE_INTEGER)) return [];
      return [[url, { failures, ...(isWithin(ms, MAX_MS) && { ms }), at }]];
    }),
  );
}

/** Checks the shape of outcomes from elsewhere; undefined if they are none. */
export function readOutcomes(value: unknown): Outcome[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_RECORDS) return undefined;
  const isOutcome = (each: unknown): each is Outcome =>
    isRecord(each) &&
    typeof each.url === 'string' &&
    typeof each.ok === 'boolean' &&
    (each.ms === undefined || isWithin(each.ms, MAX_MS));
  return value.every(isOutcome) ? value : undefined;
}

/** A clock that was set back makes nothing older. */
function failuresAt({ failures, at }: Health, now: number): number {
  return failures * 0.5 ** (Math.max(0, now - at) / HALF_LIFE);
}

function mix(before: number | undefined, ms: number): number {
  return Math.round(before === undefined ? ms : before + (ms - before) * NEW_TIME);
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= most;
}
