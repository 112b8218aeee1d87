import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QrSymbol } from '../../carriers/qr/draw.ts';
import { saveFile } from '../../carriers/file/save-file.ts';
import { useUi } from '../context.ts';
import { QrCode } from '../qr/qr-code.tsx';
import { QrLarge } from '../qr/qr-large.tsx';
import { printSheet, toPngFile, toSvgFile } from '../qr/save-picture.ts';
import { useGiven } from '../qr/use-given.ts';
import { useShow } from '../qr/use-show.ts';
import type { HandoutProps } from './handout-carriers.ts';
import { Icon } from './icon.tsx';

/** The code as QR code: to be scanned from the screen, saved as a picture, printed. */
export function HandoutQr({ code, label, onGiven }: HandoutProps) {
  const { words } = useUi();
  const show = useShow(code.text);
  const sheet = useRef<HTMLDivElement>(null);
  const [large, setLarge] = useState(false);
  const isReply = label !== 'inviteCodeLabel';
  const ready = show !== undefined && show !== 'too-long';

  useGiven(ready, code, onGiven);

  // A camera has to see all of it.
  useLayoutEffect(() => {
    if (!ready) return undefined;
    const reveal = () => sheet.current?.scrollIntoView({ block: 'nearest' });
    reveal();
    // Popups get their size after their content.
    window.addEventListener('resize', reveal);
    return () => window.removeEventListener('resize', reveal);
  }, [ready]);

  return (
    <>
      <p class="hint">{words('qrHint')}</p>
      <div ref={sheet} class="qr-sheet">
        <QrCode show={show} label={words(label)} />
        <p class="qr-caption">{words(isReply ? 'qrCaptionReply' : 'qrCaptionInvite')}</p>
      </div>
      {ready && (
        <div class="buttons">
          <button id="qr-large" type="button" onClick={() => setLarge(true)}>
            <Icon name="large" />
            {words('qrLarge')}
          </button>
          {show.kind === 'still' && (
            <KeepButtons
              symbol={show.symbol}
              name={isReply ? 'spontan-reply' : 'spontan-invite'}
              onGiven={onGiven}
            />
          )}
        </div>
      )}
      {large && ready && (
        <QrLarge show={show} label={words(label)} onClose={() => setLarge(false)} />
      )}
    </>
  );
}

interface KeepProps {
  symbol: QrSymbol;
  /** Of the file, without its ending. */
  name: string;
  onGiven: () => void;
}

function KeepButtons({ symbol, name, onGiven }: KeepProps) {
  const { words, where } = useUi();
  const save = async (ending: string, content: Blob | Promise<Blob>) => {
    saveFile(`${name}.${ending}`, await content);
    onGiven();
  };
  const print = () => {
    printSheet();
    onGiven();
  };
  return (
    <>
      <button id="qr-png" type="button" onClick={() => void save('png', toPngFile(symbol))}>
        <Icon name="save" />
        {words('qrSave', 'PNG')}
      </button>
      <button id="qr-svg" type="button" onClick={() => void save('svg', toSvgFile(symbol))}>
        <Icon name="save" />
        {words('qrSave', 'SVG')}
      </button>
      {/* A popup closes before the system's dialog is there. */}
      {where === 'page' && (
        <button id="qr-print" type="button" onClick={print}>
          <Icon name="print" />
          {words('qrPrint')}
        </button>
      )}
    </>
  );
}
