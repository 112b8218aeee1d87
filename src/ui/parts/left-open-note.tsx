import { useUi } from '../context.ts';
import { isOpen } from '../labels.ts';

/** What the page took with it when it was closed, and what to do about it. */
export function LeftOpenNote() {
  const { snapshot, dispatch, words } = useUi();
  const { leftOpen } = snapshot;
  if (leftOpen.length === 0) return null;
  return (
    <section id="left-open" class="note warning left-open" aria-labelledby="left-open-title">
      <h2 id="left-open-title">{words('leftTitle')}</h2>
      <ul>
        {leftOpen.map(({ number, state, at }) => (
          <li key={`${number} ${at}`} data-state={state}>
            {words(isOpen(state) ? 'leftConnected' : 'leftWaiting', number)}
          </li>
        ))}
      </ul>
      <p>{words('leftStep')}</p>
      <button id="dismiss" onClick={() => dispatch({ type: 'dismiss' })}>
        {words('leftSeen')}
      </button>
    </section>
  );
}
