import type { Source } from '../../talk/calls/lanes.ts';
import { useUi } from '../context.ts';
import { SOURCE_WORDS } from '../labels.ts';
import type { CallView } from '../protocol.ts';
import { Icon } from './icon.tsx';

interface Props {
  /** The connection. */
  id: string;
  source: Source;
  state: CallView['mine'][Source];
}

/** Switches one thing on and off. Pressed again while the browser asks, it is off. */
export function CallSwitch({ id, source, state }: Props) {
  const { dispatch, page, words } = useUi();
  const on = state === 'off';
  const press = () => {
    // No popup may ask for it: it would close at the question.
    if (on && !page) dispatch({ type: 'focus-page' });
    else dispatch({ type: 'call-switch', id, source, on });
  };
  return (
    <button
      id={`call-${source}`}
      class="call-switch"
      aria-pressed={!on}
      data-state={state}
      onClick={press}
    >
      <Icon name={source} />
      {words(SOURCE_WORDS[source])}
    </button>
  );
}
