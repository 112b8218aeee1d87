import { useUi } from '../context.ts';
import { SOURCE_WORDS } from '../labels.ts';
import type { CallProps } from './call-panel.tsx';
import { Icon } from './icon.tsx';

/** The other person calls: nothing is heard, seen or sent before this one has answered. */
export function CallRing({ id, call }: CallProps) {
  const { dispatch, page, words } = useUi();
  const list = new Intl.ListFormat(words.language);
  const what = list.format(call.theirs.map((source) => words(SOURCE_WORDS[source])));
  const answer = () => {
    dispatch({ type: 'call', id, action: 'answer' });
    dispatch({ type: 'call-switch', id, source: 'microphone', on: true });
  };
  // A popup can neither ask for the microphone nor show pictures.
  const inPage = (act: () => void) => (page ? act() : dispatch({ type: 'focus-page' }));
  return (
    <div id="call-ring" class="note call-ring">
      <p role="alert">{words('callIncoming', what)}</p>
      <div class="buttons">
        <button id="call-answer" class="primary" onClick={() => inPage(answer)}>
          <Icon name="microphone" />
          {words('callAnswer')}
        </button>
        <button
          id="call-just-listen"
          onClick={() => inPage(() => dispatch({ type: 'call', id, action: 'answer' }))}
        >
          <Icon name="ear" />
          {words('callJustListen')}
        </button>
        <button
          id="call-decline"
          class="danger"
          onClick={() => dispatch({ type: 'call', id, action: 'hang-up' })}
        >
          <Icon name="hang-up" />
          {words('callDecline')}
        </button>
      </div>
    </div>
  );
}
