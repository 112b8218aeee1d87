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
  const { cause, copied, handedAt, worth } = code;
  // Once pressed it stays, so that the keyboard does not lose its place.
  const offers = handedAt !== undefined || worth === 'aging' || cause === 'asked';
  return (
    <>
      <div class="worth" role="status">
        {cause === 'network-changed' && !copied && (
          <p class="note warning network-changed">{words('networkChanged')}</p>
        )}
        {worth === 'fresh' && <p class="note code-fresh">{words('codeFresh')}</p>}
        {worth === 'aging' && <p class="note warning code-aging">{words('codeAging')}</p>}
        {renewFailure && (
          <p class="note problem renew-failed">
            {words('renewFailed', words(FAILURE_WORDS[renewFailure].what))}
          </p>
        )}
      </div>
      {state === 'inviting' && offers && (
        <button id="renew" class="renew" onClick={() => dispatch({ type: 'renew', id })}>
          {words('renew')}
        </button>
      )}
      {renewing && <Progress label={words('renewing')} />}
    </>
  );
}
