import { asideUntil, isSetAside } from '../../stun/health.ts';
import { useUi } from '../context.ts';
import { formatMilliseconds, formatMoment } from '../format.ts';

/** What is known of a server: how quick it is and what it speaks, or what is wrong with it. */
export function ServerHealth({ url }: { url: string }) {
  const { snapshot, words } = useUi();
  const { language } = words;
  const health = snapshot.health[url];
  const result = snapshot.serverTest?.results.find((each) => each.url === url);
  const families = [result?.ipv4 && 'IPv4', result?.ipv6 && 'IPv6'].filter(Boolean).join(', ');

  if (result?.odd) {
    const elsewhere = [result.ipv4, result.ipv6].filter(Boolean).join(', ');
    return <Health state="odd" text={words('serverOdd', elsewhere)} />;
  }
  if (health && isSetAside(health, Date.now())) {
    const until = formatMoment(asideUntil(health), language);
    return <Health state="aside" text={words('serverAside', until)} />;
  }
  if (result && !result.ok) return <Health state="silent" text={words('serverSilent')} />;
  const ms = result?.ms ?? health?.ms;
  if (ms === undefined && !result) return null;
  const time = ms === undefined ? words('serverAnswers') : formatMilliseconds(ms, language);
  return <Health state="good" text={[time, families].filter(Boolean).join(' · ')} />;
}

function Health({ state, text }: { state: 'good' | 'silent' | 'aside' | 'odd'; text: string }) {
  return (
    <span class="server-health" data-state={state}>
      {text}
    </span>
  );
}
