import type { Moment } from '../../talk/health/health.ts';
import { useUi } from '../context.ts';
import { formatAmount, formatMilliseconds } from '../format.ts';
import { linesOf, PLOT_HEIGHT, PLOT_WIDTH } from '../health-lines.ts';

/** The last two minutes: round trip, and bytes a second both ways. What it shows is told in words, too. */
export function HealthPlot({ moments }: { moments: readonly Moment[] }) {
  const { words } = useUi();
  const { roundTrip, throughput, slowest, most } = linesOf(moments);
  const { language } = words;
  return (
    <figure class="health-plot">
      {/* Time goes from left to right everywhere. */}
      <svg
        viewBox={`0 0 ${PLOT_WIDTH} ${PLOT_HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <polyline class="plot-throughput" points={throughput} />
        {roundTrip.map((points) => (
          <polyline key={points} class="plot-round-trip" points={points} />
        ))}
      </svg>
      <figcaption class="hint">
        <span class="plot-key plot-key-round-trip" aria-hidden="true" />
        {words('healthSlowest', formatMilliseconds(slowest, language))}
        <br />
        <span class="plot-key plot-key-throughput" aria-hidden="true" />
        {words('healthMost', formatAmount(most, language, true))}
      </figcaption>
    </figure>
  );
}
