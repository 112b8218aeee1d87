import { useEffect, useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import type { CallProps } from './call-panel.tsx';
import { LevelMeter } from './level-meter.tsx';

/** Milliseconds: fast enough to follow a voice. */
const INTERVAL = 100;

/** How loud both are: so one sees that one is heard. */
export function CallLevels({ id, call }: CallProps) {
  const { page, words } = useUi();
  const [levels, setLevels] = useState({ mine: 0, theirs: 0 });
  useEffect(() => {
    const look = () => page && setLevels(page.callLevels(id));
    const timer = setInterval(look, INTERVAL);
    return () => clearInterval(timer);
  }, [page, id]);
  return (
    <div class="call-levels">
      {call.mine.microphone === 'on' && (
        <div id="call-level-mine">
          <span>{words('callLevelMine')}</span>
          <LevelMeter label={words('callLevelMine')} level={levels.mine} />
        </div>
      )}
      {call.theirs.includes('microphone') && (
        <div id="call-level-theirs">
          <span>{words('callLevelTheirs')}</span>
          <LevelMeter label={words('callLevelTheirs')} level={levels.theirs} />
        </div>
      )}
    </div>
  );
}
