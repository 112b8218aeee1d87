/** Enough to see a voice move it. */
const STEPS = 24;

interface Props {
  label: string;
  /** 0 to 1. */
  level: number;
}

/** How loud it is, as a row of lamps. */
export function LevelMeter({ label, level }: Props) {
  const lit = Math.round(level * STEPS);
  return (
    <div
      class="level"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
    >
      {Array.from({ length: STEPS }, (_, step) => (
        <span key={step} class={step < lit ? 'lit' : undefined} />
      ))}
    </div>
  );
}
