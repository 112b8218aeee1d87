import { useUi } from '../context.ts';
import { Advice } from '../parts/advice.tsx';
import { Progress } from '../parts/progress.tsx';
import type { Diagnosis } from '../protocol.ts';

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
export function Connecting({ advice }: { advice: Diagnosis | undefined }) {
  const { words } = useUi();
  const title = words('connectingTitle');
  return (
    <section class="card calm">
      <h2>{title}</h2>
      <Progress label={title} />
      <p class="hint">{words('connectingHint')}</p>
      <Advice diagnosis={advice} class="slow">
        <p>{words('slowWait')}</p>
      </Advice>
    </section>
  );
}
