import { useEffect } from 'preact/hooks';
import { useUi } from '../context.ts';
import { SOUND_STAGE_WORDS } from '../labels.ts';
import { LevelMeter } from '../parts/level-meter.tsx';
import { SoundAdvice } from '../parts/sound-advice.tsx';
import type { ConnectionView, SoundStatus } from '../protocol.ts';

interface Props {
  connection: ConnectionView;
  status: SoundStatus;
}

/** Codes are being exchanged by sound: how it goes, what to do, how to stop it. */
export function Sounding({ connection: { id }, status }: Props) {
  const { dispatch, words, where } = useUi();
  const { stage, speaking, level, microphones, microphone } = status;
  const { title, hint } = SOUND_STAGE_WORDS[stage];
  const stop = () => dispatch({ type: 'sound-stop' });

  useEffect(() => {
    if (where === 'popup') return undefined; // there, the browser closes the popup
    const onKeyDown = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing) stop();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [dispatch, where]);

  const listening = stage !== 'asking' && stage !== 'preparing' && stage !== 'blocked';
  return (
    <section class="card calm sound" data-stage={stage}>
      <div role="status">
        <h2>{words(title)}</h2>
        <p class="hint">{words(hint)}</p>
      </div>
      {stage === 'blocked' && (
        <button id="sound-resume" class="primary" onClick={() => dispatch({ type: 'sound', id })}>
          {words('soundResume')}
        </button>
      )}
      {listening && (
        <div class="sound-air">
          <LevelMeter label={words('soundLevel')} level={level} />
          <span data-speaking={speaking}>
            {words(speaking ? 'soundSpeaking' : 'soundListening')}
          </span>
        </div>
      )}
      <SoundAdvice status={status} />
      {microphones.length > 1 && (
        <div class="sound-microphone">
          <label for="sound-microphone">{words('soundMicrophone')}</label>
          <select
            id="sound-microphone"
            value={microphone}
            onChange={({ currentTarget: { value } }) =>
              dispatch({ type: 'sound-microphone', microphone: value })
            }
          >
            {microphones.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="buttons">
        <button id="sound-stop" onClick={stop}>
          {words('soundStop')}
        </button>
      </div>
    </section>
  );
}
