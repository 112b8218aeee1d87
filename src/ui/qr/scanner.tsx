import { useRef } from 'preact/hooks';
import { useUi } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { OpenFileButton } from '../parts/open-file-button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import type { ConnectionView, ScanView } from '../protocol.ts';
import { Modal } from './modal.tsx';
import { QrCode } from './qr-code.tsx';
import { useGiven } from './use-given.ts';
import { useShow } from './use-show.ts';
import { Viewfinder } from './viewfinder.tsx';

/** Scans a QR code; face to face, the own one is shown beside. */
export function Scanner({ scan }: { scan: ScanView }) {
  const { snapshot, dispatch, words } = useUi();
  const connection = snapshot.connections.find(({ id }) => id === scan.at);
  const end = () => dispatch({ type: 'scan-end' });
  const take = (text: string) => {
    // Who scanned it has the other person before them, who can scan the answer.
    dispatch({ type: 'carrier', carrier: 'qr' });
    dispatch({ type: 'take', text, ...(scan.at !== undefined && { at: scan.at }) });
  };
  return (
    <Modal
      class={scan.faceToFace ? 'scanner face' : 'scanner'}
      labelledBy="scan-title"
      onCancel={end}
    >
      <div class="scanner-head">
        <h2 id="scan-title">{words(scan.faceToFace ? 'faceTitle' : 'scanTitle')}</h2>
        <button
          id="scan-end"
          type="button"
          class="quiet icon-only"
          aria-label={words('scanEnd')}
          title={words('scanEnd')}
          onClick={end}
        >
          <Icon name="close" />
        </button>
      </div>
      {scan.faceToFace && connection ? (
        <FaceToFace
          connection={connection}
          onText={take}
          onGiven={() => dispatch({ type: 'copied', id: connection.id })}
        />
      ) : (
        <>
          <p class="hint">{words('scanHint')}</p>
          <Viewfinder facing="environment" ready onText={take} />
          <OpenFileButton id="scan-file" label="scanFile" at={scan.at} />
        </>
      )}
    </Modal>
  );
}

interface FaceProps {
  connection: ConnectionView;
  onText: (text: string) => void;
  onGiven: () => void;
}

/** Two devices, each of which sees the other's screen: they need no further touch. */
function FaceToFace({ connection: { code, state, problem }, onText, onGiven }: FaceProps) {
  const { words } = useUi();
  const show = useShow(code?.text ?? '');
  /** The other screen shows what its camera sees, which is this one. */
  const own = useRef(new Set<string>());
  if (code) own.current.add(code.text);
  useGiven(typeof show === 'object', code, onGiven);
  const looking = state === 'inviting' || state === 'gathering' || state === 'idle';
  return (
    <>
      <p class="hint">{words('faceHold')}</p>
      <ProblemNote id="face-problem" problem={problem} />
      {code ? (
        <QrCode show={show} label={words('inviteCodeLabel')} />
      ) : (
        <Progress label={words('preparingInvite')} />
      )}
      {looking ? (
        <Viewfinder
          facing="user"
          ready={state === 'inviting'}
          onText={onText}
          ignores={(text) => own.current.has(text)}
        />
      ) : (
        <p class="note" role="status" id="face-read">
          {words('faceRead')}
        </p>
      )}
    </>
  );
}
