import { useEffect, useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import {
  formatAmount,
  formatDuration,
  formatMilliseconds,
  formatShare,
  formatTime,
} from '../format.ts';
import { PATH_WORDS } from '../labels.ts';
import type { HealthView } from '../protocol.ts';
import type { PathEnd } from '../../talk/health/path.ts';
import { HealthPlot } from './health-plot.tsx';

/** How often the page is told that somebody looks; it measures for 5 s more. Milliseconds. */
const LOOKING = 2000;

interface Props {
  /** The connection. */
  id: string;
  health: HealthView;
}

/** How the connection is going. It is measured as long as this is open. */
export function HealthPanel({ id, health }: Props) {
  const { dispatch, words } = useUi();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    const look = () => dispatch({ type: 'measure', id });
    look();
    const timer = setInterval(look, LOOKING);
    return () => clearInterval(timer);
  }, [open, id]);
  return (
    <details id="health" class="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words('healthTitle')}</summary>
      {open && <Facts health={health} />}
    </details>
  );
}

function Facts({ health }: Pick<Props, 'health'>) {
  const { words } = useUi();
  const { path, moments, sent, received, lost, since } = health;
  const now = moments.at(-1);
  const { language } = words;
  if (!path) return <p role="status">{words('healthMeasuring')}</p>;
  const amounts = (out: number, into: number, perSecond: boolean) =>
    words(
      'healthBothWays',
      formatAmount(out, language, perSecond),
      formatAmount(into, language, perSecond),
    );
  return (
    <div class="health" data-path={path.kind}>
      <p>{words(PATH_WORDS[path.kind])}</p>
      <HealthPlot moments={moments} />
      <dl class="facts">
        <dt>{words('healthRoundTrip')}</dt>
        <dd id="health-round-trip">
          {now?.roundTrip === undefined ? '–' : formatMilliseconds(now.roundTrip, language)}
        </dd>
        <dt>{words('healthNow')}</dt>
        <dd id="health-now">{now ? amounts(now.sent, now.received, true) : '–'}</dd>
        <dt>{words('healthTotal')}</dt>
        <dd id="health-total">{amounts(sent, received, false)}</dd>
        {lost !== undefined && (
          <>
            <dt>{words('healthLost')}</dt>
            <dd>{formatShare(lost, language)}</dd>
          </>
        )}
        <dt>{words('healthSince')}</dt>
        <dd>
          {formatTime(since, language)} ({formatDuration(Date.now() - since, language)})
        </dd>
        <dt>{words('healthOwn')}</dt>
        <dd id="health-own">
          <End end={path.own} />
        </dd>
        <dt>{words('healthOther')}</dt>
        <dd id="health-other">
          <End end={path.other} />
        </dd>
      </dl>
    </div>
  );
}

function End({ end: { address, port, type } }: { end: PathEnd }) {
  const { words } = useUi();
  if (address === undefined) return <>{words('healthHidden')}</>;
  const host = address.includes(':') ? `[${address}]` : address;
  return (
    <>
      <bdi dir="ltr" class="health-address">
        {port === undefined ? host : `${host}:${port}`}
      </bdi>{' '}
      ({type})
    </>
  );
}
