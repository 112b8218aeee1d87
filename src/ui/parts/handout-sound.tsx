import { MAX_SPOKEN_CODE } from '../../carriers/sound/exchange/message.ts';
import { codeToBytes } from '../../signal/code.ts';
import { useUi } from '../context.ts';
import type { CodeView } from '../protocol.ts';
import type { HandoutProps } from './handout-carriers.ts';
import { Icon } from './icon.tsx';

export function fitsIntoSound({ form, text }: CodeView): boolean {
  return form === 'code' && codeToBytes(text).length <= MAX_SPOKEN_CODE;
}

/** The code by loudspeaker, and the other device's by microphone. */
export function HandoutSound({ id }: HandoutProps) {
  const { dispatch, words } = useUi();
  return (
    <>
      <p class="hint">{words('soundTabHint', words('soundTitle'))}</p>
      <div class="buttons">
        <button id="sound-start" class="primary" onClick={() => dispatch({ type: 'sound', id })}>
          <Icon name="sound" />
          {words('soundStart')}
        </button>
      </div>
    </>
  );
}
