import { useUi } from '../context.ts';
import { Progress } from '../parts/progress.tsx';
import { SlowAdvice } from '../parts/slow-advice.tsx';

/** This side's addresses are being looked for. */
export function Preparing({ replies = false }: { replies?: boolean }) {
  const { words } = useUi();
  const title = words(replies ? 'preparingReply' : 'preparingInvite');
  return (
    <section class="card calm">
      <h2>{title}</h2>
      <Progress label={title} />
      <p class="hint">{words('preparingHint')}</p>
    </section>
  );
}

/** Both codes are known; the path is being opened. */
export function Connecting({ slow = false }: { slow?: boolean | undefined }) {
  const { words } = useUi();
  const title = words('connectingTitle');
  return (
    <section class="card calm">
      <h2>{title}</h2>
      <Progress label={title} />
      <p class="hint">{words('connectingHint')}</p>
      <div role="status">{slow && <SlowAdvice />}</div>
    </section>
  );
}
