import { takeFragment } from './fragment.ts';
import { isRecord } from './requests.ts';

/** Between the tabs of one copy of spontan; pages of its origin alone can hear and speak there. */
const CHANNEL = 'spontan-links';

/**
 * Collects the fragments of links that led to this tab, from now on. They go to the page that hosts,
 * which is this one or that of another tab.
 */
export function watchLinks() {
  const arrived = new Set<string>();
  let handle: () => void = () => undefined;
  const look = () => {
    const fragment = takeFragment();
    if (fragment === '') return;
    arrived.add(fragment);
    handle();
  };
  look();
  addEventListener('hashchange', look);
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined;

  return {
    /** In the page that hosts. */
    listen(onLink: (fragment: string) => void): void {
      handle = () => {
        for (const fragment of arrived) onLink(fragment);
        arrived.clear();
      };
      handle();
      if (!channel) return;
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (!isRecord(data) || typeof data.link !== 'string') return;
        onLink(data.link);
        channel.postMessage({ taken: data.link });
      };
      // Whoever spoke before anybody listened says it again.
      channel.postMessage({ listening: true });
    },

    /** In any other page. */
    passOn(onPassed: () => void): void {
      if (!channel) return;
      handle = () => {
        for (const link of arrived) channel.postMessage({ link });
      };
      handle();
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (!isRecord(data)) return;
        if (data.listening === true) handle();
        if (typeof data.taken === 'string' && arrived.delete(data.taken)) onPassed();
      };
    },
  };
}
