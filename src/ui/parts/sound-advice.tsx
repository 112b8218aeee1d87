import { useUi } from '../context.ts';
import type { SoundStatus } from '../protocol.ts';
import { Advice } from './advice.tsx';

/** What to do where the exchange by sound does not get on. */
export function SoundAdvice({ status }: { status: SoundStatus }) {
  const { words } = useUi();
  const { stage, trouble, filtered } = status;
  const stuck = trouble === 'stuck';
  return (
    <>
      <div class="sound-advice" role="status">
        {trouble === 'silent' && <p class="note warning sound-silent">{words('soundSilent')}</p>}
        {stuck && stage !== 'done' && (
          <div class="note warning sound-stuck">
            <h3>{words(stage === 'waiting' ? 'soundStuckUnheard' : 'soundStuckUnclear')}</h3>
            <ul>
              <li>{words('soundStuckVolume')}</li>
              <li>{words('soundStuckNear')}</li>
              <li>{words('soundStuckMicrophone')}</li>
            </ul>
          </div>
        )}
        {filtered && <p class="note sound-filtered">{words('soundFiltered')}</p>}
      </div>
      <Advice diagnosis={stuck && stage === 'done' ? 'unclear' : undefined} class="slow" />
    </>
  );
}
