import { useUi } from '../context.ts';
import { FAILURE_WORDS } from '../labels.ts';
import type { CodeView, ConnectionView } from '../protocol.ts';
import { Progress } from './progress.tsx';

interface Props {
  connection: ConnectionView;
  code: CodeView;
}

/** How long a code is good for, and another one where it may not be good any more. */
export function CodeWorth({ connection: { id, state, renewing, renewFailure }, code }: Props) {
  const { dispatch, words } = useUi();
  const offers = state === 'inviting' && (code.handedAt !== undefined || code.worth === 'aging');
  return (
    <>
      <div class="worth" role="status">
        {code.cause === 'network-changed' && !code.copied && (
          <p class="note warning network-changed">{words('networkChanged')}</p>
        )}
        {code.worth === 'fresh' && <p class="note code-fresh">{words('codeFresh')}</p>}
        {code.worth === 'aging' && <p class="note warning code-aging">{words('codeAging')}</p>}
        {renewFailure && (
          <p class="note problem renew-failed">
            {words('renewFailed', words(FAILURE_WORDS[renewFailure].what))}
          </p>
        )}
      </div>
      {offers && (
        <button
          id="renew"
          class="renew"
          disabled={renewing}
          onClick={() => dispatch({ type: 'renew', id })}
        >
          {words('renew')}
        </button>
      )}
      {renewing && <Progress label={words('renewing')} />}
    </>
  );
}
