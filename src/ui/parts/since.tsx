import { useUi } from '../context.ts';
import { formatAgo } from '../format.ts';
import { useNow } from '../use-now.ts';

/** Ages are told in minutes. Milliseconds. */
const TICK = 15_000;

/** How long ago a code was handed out. It counts on in silence: screen readers are not told. */
export function Since({ at }: { at: number }) {
  const { words } = useUi();
  const ago = formatAgo(useNow(TICK) - at, words.language);
  return (
    <time class="since" dateTime={new Date(at).toISOString()}>
      {ago ? words('handedOut', ago) : words('handedOutNow')}
    </time>
  );
}
