import { useEffect, useState } from 'preact/hooks';
import type { QrAnimation as Show } from '../../carriers/qr/encode.ts';
import { useUi } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { QrPicture } from './qr-picture.tsx';

/** Pictures a second. A camera that takes 30 sees each of 10 whole at least once; slow ones miss some. */
const FAST = 10;
const SLOW = 4;
/** Some are missed and come no second time; another one makes up for each. */
const SPARE = 1.4;

/** What does not fit into one symbol: one after the other, for as long as it is looked at. */
export function QrAnimation({ show, label }: { show: Show; label: string }) {
  const { words } = useUi();
  const [calm] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [slow, setSlow] = useState(calm);
  const [playing, setPlaying] = useState(true);
  const [number, setNumber] = useState(0);
  const rate = slow ? SLOW : FAST;

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setNumber((before) => before + 1), 1000 / rate);
    return () => clearInterval(timer);
  }, [playing, rate]);

  const seconds = Math.ceil((show.blocks * SPARE) / rate);
  return (
    <div class="qr-animation">
      <QrPicture symbol={show.symbol(number)} label={label} />
      <p class="hint">
        {words('qrMoves', seconds)} {calm && words('qrMovesCalm')}
      </p>
      <div class="buttons">
        <button id="qr-play" type="button" onClick={() => setPlaying(!playing)}>
          <Icon name={playing ? 'pause' : 'play'} />
          {words(playing ? 'qrPause' : 'qrPlay')}
        </button>
        <button id="qr-rate" type="button" onClick={() => setSlow(!slow)}>
          {words(slow ? 'qrFaster' : 'qrSlower')}
        </button>
      </div>
    </div>
  );
}
