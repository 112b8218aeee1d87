import type { Spoken, SpokenGroup } from '../../signal/spoken.ts';
import { useUi } from '../context.ts';

interface Props {
  spoken: Spoken;
  /** The person wants to correct a group. */
  onPick: (group: SpokenGroup) => void;
}

/** While a code is typed in spoken form: which groups are right, and which one is not. */
export function SpokenCheck({ spoken: { groups, wrong, total }, onPick }: Props) {
  const { words } = useUi();
  const right = groups.filter(({ state }) => state === 'right').length;
  return (
    <div class="spoken-check">
      <p class="hint">
        {total === undefined ? words('spokenSoFar', right) : words('spokenProgress', right, total)}
      </p>
      <ol class="groups" dir="ltr">
        {groups.map((group, index) => (
          <li key={index} data-state={group.state}>
            {group.state === 'wrong' ? (
              <button
                type="button"
                aria-label={words('spokenPick', index + 1, group.text)}
                onClick={() => onPick(group)}
              >
                {group.text}
              </button>
            ) : (
              group.text
            )}
          </li>
        ))}
      </ol>
      <div role="status">
        {wrong !== undefined && (
          <p class="note problem" data-reason="spoken-wrong" data-group={wrong}>
            {words('problemSpokenWrong', wrong)}
          </p>
        )}
      </div>
    </div>
  );
}
