import type { Effort } from '../../connection/traversal/traversal.ts';
import { useUi } from '../context.ts';
import { formatDuration } from '../format.ts';
import { useNow } from '../use-now.ts';
import type { WordKey } from '../words.ts';

interface Props {
  id: string;
  effort: Effort;
  /** The other person still has to take our code. */
  waits: boolean;
}

/** Networks that hardly let anybody through: what is done about it, and for how long. */
export function EffortNote({ id, effort, waits }: Props) {
  const { words, dispatch } = useUi();
  const { isOver } = effort;
  const title: WordKey = isOver ? 'effortOver' : 'effort';
  const hint: WordKey = isOver ? 'effortOverHint' : waits ? 'effortWaitsHint' : 'effortHint';
  return (
    <div role="status">
      <div class="note effort" data-over={isOver}>
        <h3>{words(title)}</h3>
        <p>{words(hint)}</p>
        {isOver ? (
          <button id="try-again" onClick={() => dispatch({ type: 'try-again', id })}>
            {words('effortAgain')}
          </button>
        ) : (
          <TimeLeft effort={effort} label={words(title)} />
        )}
      </div>
    </div>
  );
}

/** It counts on in silence: screen readers are not told. */
function TimeLeft({ effort: { since, until }, label }: { effort: Effort; label: string }) {
  const { words } = useUi();
  const now = useNow(1000);
  return (
    <>
      <progress
        aria-label={label}
        max={until - since}
        value={Math.min(now - since, until - since)}
      />
      <p class="hint" aria-live="off">
        {words('transferLeft', formatDuration(Math.max(until - now, 0), words.language))}
      </p>
    </>
  );
}
