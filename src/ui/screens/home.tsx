import { useUi } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { LeftOpenNote } from '../parts/left-open-note.tsx';
import { TakeField } from '../parts/take-field.tsx';
import { HOME_FIELD } from '../protocol.ts';

/** The ways to begin. */
export function Home() {
  const { snapshot, dispatch, words } = useUi();
  const first = snapshot.connections.length === 0;
  return (
    <div class="home">
      <div class="welcome">
        <h1 id="title" tabIndex={-1}>
          {words('homeTagline')}
        </h1>
        {first && <p>{words('homeTaglineMore')}</p>}
      </div>
      <LeftOpenNote />
      <div class="choices">
        <button id="invite" class="primary choice" onClick={() => dispatch({ type: 'invite' })}>
          <span>
            <strong>{words('inviteTitle')}</strong>
            <span>{words('inviteHint')}</span>
          </span>
          <Icon name="invite" />
        </button>
        <button id="face-to-face" class="choice" onClick={() => dispatch({ type: 'face-to-face' })}>
          <span>
            <strong>{words('faceTitle')}</strong>
            <span>{words('faceHint')}</span>
          </span>
          <Icon name="face" />
        </button>
        <button id="sound" class="choice" onClick={() => dispatch({ type: 'sound' })}>
          <span>
            <strong>{words('soundTitle')}</strong>
            <span>{words('soundHint')}</span>
          </span>
          <Icon name="sound" />
        </button>
        <section class="card">
          <h2 id="take-title">{words('takeTitle')}</h2>
          <p class="hint">{words('takeHint')}</p>
          <TakeField
            name={HOME_FIELD}
            id="take"
            labelledBy="take-title"
            placeholder="takePlaceholder"
            button="takeButton"
            problem={snapshot.problem}
          />
        </section>
      </div>
      {first && <HowItWorks />}
    </div>
  );
}

function HowItWorks() {
  const { words } = useUi();
  return (
    <section class="how" aria-labelledby="how-title">
      <h2 id="how-title">{words('howTitle')}</h2>
      <ol>
        <li>{words('howInvite')}</li>
        <li>{words('howReply')}</li>
        <li>{words('howConnect')}</li>
      </ol>
    </section>
  );
}
