import type { QrShow } from '../../carriers/qr/encode.ts';
import { useUi } from '../context.ts';
import { Progress } from '../parts/progress.tsx';
import { QrAnimation } from './qr-animation.tsx';
import { QrPicture } from './qr-picture.tsx';

interface Props {
  show: QrShow | 'too-long' | undefined;
  /** What it is, for screen readers. */
  label: string;
}

/** What `useShow` gave: a QR code, still or moving, or why there is none. */
export function QrCode({ show, label }: Props) {
  const { words } = useUi();
  const name = words('qrLabel', label);
  if (!show) return <Progress label={name} />;
  if (show === 'too-long') return <p class="note problem">{words('qrTooLong')}</p>;
  if (show.kind === 'still') return <QrPicture symbol={show.symbol} label={name} />;
  return <QrAnimation show={show} label={name} />;
}
