import { useUi } from '../context.ts';
import { Advice } from '../parts/advice.tsx';
import { EffortNote } from '../parts/effort-note.tsx';
import { Progress } from '../parts/progress.tsx';
import type { ConnectionView } from '../protocol.ts';

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
export function Connecting({ connection: { id, advice, effort } }: { connection: ConnectionView }) {
  const { words } = useUi();
  const title = words('connectingTitle');
  return (
    <section class="card calm">
      <h2>{title}</h2>
      <Progress label={title} />
      <p class="hint">{words('connectingHint')}</p>
      {effort && <EffortNote id={id} effort={effort} waits={false} />}
      <Advice diagnosis={effort?.isOver === false ? undefined : advice} class="slow">
        <p>{words('slowWait')}</p>
      </Advice>
    </section>
  );
}
