import { useUi } from '../context.ts';
import type { CodeView } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import { HANDOUT_CARRIERS } from './handout-carriers.ts';
import { Tabs } from './tabs.tsx';

interface Props {
  /** Of the connection. */
  id: string;
  code: CodeView;
  label: WordKey;
}

/** A code to be handed over, by whichever carrier the person likes. */
export function Handout({ id, code, label }: Props) {
  const { snapshot, dispatch, words } = useUi();
  const carriers = HANDOUT_CARRIERS.filter(({ carries }) => carries(code));
  const current = carriers.find(({ name }) => name === snapshot.carrier) ?? HANDOUT_CARRIERS[0];
  return (
    <div class="handout">
      <Tabs
        id="carrier"
        label={words('carriersLabel')}
        tabs={carriers.map(({ name, label, icon }) => ({ name, icon, text: words(label) }))}
        current={current.name}
        onChoose={(carrier) => dispatch({ type: 'carrier', carrier })}
      >
        <current.Part
          id={id}
          code={code}
          label={label}
          onGiven={() => dispatch({ type: 'copied', id })}
        />
      </Tabs>
      <div role="status">
        {code.stale && <p class="note warning code-stale">{words('codeStale')}</p>}
        {code.improving && <p class="note code-improving">{words('codeImproving')}</p>}
      </div>
      <p class="hint">{words('codeReveals')}</p>
    </div>
  );
}
