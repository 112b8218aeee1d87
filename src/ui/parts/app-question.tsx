import { useEffect, useRef } from 'preact/hooks';
import { useUi } from '../context.ts';

/** Another extension wants to talk over the connections. */
export function AppQuestion() {
  const { snapshot, dispatch, words } = useUi();
  const { asking } = snapshot;
  const question = useRef<HTMLElement>(null);
  // The person may be reading further down.
  useEffect(
    () => question.current?.scrollIntoView({ block: 'nearest' }),
    [asking?.id, asking?.app],
  );
  if (!asking) return null;
  const decide = (allowed: boolean) => dispatch({ type: 'app', ...asking, allowed });
  return (
    <section
      ref={question}
      id="app-question"
      class="card"
      role="alert"
      aria-labelledby="app-question-title"
    >
      <h2 id="app-question-title">{words('appAsks')}</h2>
      <p>
        <bdi class="app-id">{asking.app}</bdi>
        <br />
        <span class="hint">
          {words('appExtension')} <bdi class="app-id">{asking.id}</bdi>
        </span>
      </p>
      <p class="hint">{words('appAsksHint')}</p>
      <div class="buttons">
        <button id="app-deny" onClick={() => decide(false)}>
          {words('appDeny')}
        </button>
        <button id="app-allow" onClick={() => decide(true)}>
          {words('appAllow')}
        </button>
      </div>
    </section>
  );
}
