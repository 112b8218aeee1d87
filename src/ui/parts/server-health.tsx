import { asideUntil, isSetAside } from '../../stun/health.ts';
import { useUi } from '../context.ts';
import { formatMilliseconds, formatMoment } from '../format.ts';

/** What is known of a server: how quick it is, or that it does not answer. */
export function ServerHealth({ url }: { url: string }) {
  const { snapshot, words } = useUi();
  const health = snapshot.health[url];
  if (!health) return null;
  const { language } = words;
  if (isSetAside(health, Date.now())) {
    const until = formatMoment(asideUntil(health), language);
    return <span class="server-health bad">{words('serverAside', until)}</span>;
  }
  if (health.failures >= 1 && health.ms === undefined) {
    return <span class="server-health bad">{words('serverSilent')}</span>;
  }
  if (health.ms === undefined) return null;
  return <span class="server-health">{formatMilliseconds(health.ms, language)}</span>;
}
