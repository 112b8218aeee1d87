import { useUi } from '../context.ts';
import { CodeWorth } from '../parts/code-worth.tsx';
import { EffortNote } from '../parts/effort-note.tsx';
import { Handout } from '../parts/handout.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import { Step } from '../parts/step.tsx';
import { Turn } from '../parts/turn.tsx';
import type { CodeView, ConnectionView } from '../protocol.ts';
import type { WordKey } from '../words.ts';

/** What the code is, by its form: ours, or what another program understands. */
const GIVE: Record<CodeView['form'], { title: WordKey; hint: WordKey; label: WordKey }> = {
  code: { title: 'sendReplyTitle', hint: 'sendReplyHint', label: 'replyCodeLabel' },
  sdp: { title: 'answerTitle', hint: 'answerSdpHint', label: 'answerLabel' },
  json: { title: 'answerTitle', hint: 'answerJsonHint', label: 'answerLabel' },
};

interface Props {
  connection: ConnectionView;
  code: CodeView;
}

/** The reply is handed over; then there is nothing to do but to wait. */
export function Replying({ connection, code }: Props) {
  const { words } = useUi();
  const { id, state, problem, effort } = connection;
  const { title, hint, label } = GIVE[code.form];
  return (
    <>
      {state === 'waiting' && (
        <section class="note crossed">
          <h2>{words('crossedTitle')}</h2>
          <p>{words('crossedHint')}</p>
        </section>
      )}
      <ProblemNote id="reply-problem" problem={problem} />
      <Turn code={code} mine="turnSendReply" theirs="turnUseReply" />
      <ol class="steps">
        <Step
          number={1}
          titleId="give-title"
          title={words(title)}
          hint={words(hint)}
          done={code.copied && !code.stale}
        >
          <Handout id={id} code={code} label={label} />
          <CodeWorth connection={connection} code={code} />
        </Step>
        <Step
          number={2}
          titleId="wait-title"
          title={words('waitTitle')}
          hint={effort ? undefined : words('waitHint')}
        >
          <Progress label={words('stateWaiting')} />
          {effort && <EffortNote id={id} effort={effort} waits />}
        </Step>
      </ol>
      <p class="hint">{words('keepOpen')}</p>
    </>
  );
}
