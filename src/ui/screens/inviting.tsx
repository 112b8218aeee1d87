import { useUi } from '../context.ts';
import { CodeWorth } from '../parts/code-worth.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Handout } from '../parts/handout.tsx';
import { ReplyField } from '../parts/reply-field.tsx';
import { Step } from '../parts/step.tsx';
import { Turn } from '../parts/turn.tsx';
import type { CodeView, ConnectionView } from '../protocol.ts';

interface Props {
  connection: ConnectionView;
  code: CodeView;
}

/** The invite is handed over, then the reply is pasted. */
export function Inviting({ connection, code }: Props) {
  const { words } = useUi();
  const { id } = connection;
  return (
    <>
      <Turn code={code} mine="turnGive" theirs="turnReply" />
      <ol class="steps">
        <Step
          number={1}
          titleId="give-title"
          title={words('giveTitle')}
          hint={words('giveHint')}
          done={code.copied && !code.stale}
        >
          <Handout id={id} code={code} label="inviteCodeLabel" />
          <CodeWorth connection={connection} code={code} />
        </Step>
        <Step
          number={2}
          titleId="reply-title"
          title={words('replyTitle')}
          hint={words('replyHint')}
        >
          <ReplyField
            connection={connection}
            labelledBy="reply-title"
            placeholder="replyPlaceholder"
            button="replyButton"
          />
        </Step>
      </ol>
      <p class="hint">{words('keepOpen')}</p>
      <details class="more">
        <summary>{words('sdpTitle')}</summary>
        <p class="hint">{words('sdpHint')}</p>
        <CopyButton id="copy-sdp" connection={id} text={code.sdp} label="copySdp" />
      </details>
    </>
  );
}
