import type { QrShow } from '../../carriers/qr/encode.ts';
import { useUi } from '../context.ts';
import { Modal } from './modal.tsx';
import { QrCode } from './qr-code.tsx';

interface Props {
  show: QrShow;
  label: string;
  onClose: () => void;
}

/** The QR code as large as the window, for cameras that are far away. */
export function QrLarge({ show, label, onClose }: Props) {
  const { words } = useUi();
  return (
    <Modal class="qr-large" labelledBy="qr-large-close" onCancel={onClose}>
      <QrCode show={show} label={label} />
      <button id="qr-large-close" type="button" onClick={onClose}>
        {words('qrLargeClose')}
      </button>
    </Modal>
  );
}
