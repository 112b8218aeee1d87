import { useRef } from 'preact/hooks';
import { SIGNS } from '../../talk/verification/signs.ts';
import { useUi } from '../context.ts';
import type { VerificationView } from '../protocol.ts';
import { Icon } from './icon.tsx';

interface Props {
  /** The connection. */
  id: string;
  verification: VerificationView;
}

/** Signs that both people compare, to be sure that nobody sits in between. */
export function VerificationPanel({ id, verification }: Props) {
  const { dispatch, words } = useUi();
  const { state } = verification;
  const details = useRef<HTMLDetailsElement>(null);
  const judge = (verdict: 'same' | 'different' | 'ready') =>
    dispatch({ type: 'verify', id, verdict });
  if (state === 'broken' || state === 'different') {
    return (
      <div id="verification" data-state={state} class="note problem" role="alert">
        <p>{words('verifyBroken')}</p>
        {state === 'different' && (
          <button id="verify-again" onClick={() => judge('ready')}>
            {words('verifyAgain')}
          </button>
        )}
      </div>
    );
  }
  const isSame = state === 'same';
  const agree = () => {
    judge('same');
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={details} id="verification" data-state={state} class="verification">
      <summary>
        {isSame && <Icon name="check" />}
        {words('verifyTitle')} <span role="status">{words(isSame ? 'verified' : 'verifyNot')}</span>
      </summary>
      <ol class="signs" aria-label={words('verifySigns')}>
        {verification.signs.map((sign, index) => (
          <li key={index}>
            <span class="sign">{SIGNS[sign]}</span>
            <span class="sign-number">{sign + 1}</span>
          </li>
        ))}
      </ol>
      <p class="hint">{words('verifyHint')}</p>
      <div class="buttons">
        {isSame ? (
          <button id="verify-again" onClick={() => judge('ready')}>
            {words('verifyAgain')}
          </button>
        ) : (
          <>
            <button id="verify-same" class="primary" onClick={agree}>
              {words('verifySame')}
            </button>
            <button id="verify-different" onClick={() => judge('different')}>
              {words('verifyDifferent')}
            </button>
          </>
        )}
      </div>
    </details>
  );
}
