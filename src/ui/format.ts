const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `512 byte`, `3.1 kB`, `20 MB`, with `perSecond` `3.1 kB/s`: in the unit that fits. */
export function formatAmount(bytes: number, language: string, perSecond = false): string {
  const size = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), 3);
  const value = bytes / 1024 ** size;
  const unit = `${SIZES[size]}${perSecond ? '-per-second' : ''}`;
  const maximumFractionDigits = size > 0 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(
    value,
  );
}

/** `24 ms` */
export function formatMilliseconds(ms: number, language: string): string {
  const style = { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language, style).format(ms);
}

/** `0.5%`. `share`: 0 to 1. */
export function formatShare(share: number, language: string): string {
  const style = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, style).format(share);
}

/** `40 sec`, `3 min`, `2 hr`: about so long. */
export function formatDuration(ms: number, language: string): string {
  const { unit, ms: length } = DURATIONS.find((each) => ms >= each.ms * 1.5) ?? SECOND;
  const style = { style: 'unit', unit, maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language, style).format(Math.max(1, Math.round(ms / length)));
}

const SECOND = { unit: 'second', ms: 1000 } as const;
const DURATIONS = [
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** Day of the week and time of day. `at`: milliseconds since 1970. */
export function formatMoment(at: number, language: string): string {
  const style = { weekday: 'long', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(language, style).format(at);
}

/** The time of day, as the language writes it. `at`: milliseconds since 1970. */
export function formatTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
}

const AGES = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** `3 minutes ago`, `2 hours ago`; undefined where it is less than a minute. */
export function formatAgo(ms: number, language: string): string | undefined {
  const age = AGES.find((each) => ms >= each.ms);
  if (!age) return undefined;
  const count = Math.floor(ms / age.ms);
  return new Intl.RelativeTimeFormat(language).format(-count, age.unit);
}
