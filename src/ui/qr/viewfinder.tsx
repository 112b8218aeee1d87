import { useRef, useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Progress } from '../parts/progress.tsx';
import type { WordKey } from '../words.ts';
import { switchTorch, type Camera, type CameraChoice, type CameraReason } from './camera.ts';
import { signalSuccess } from './signals.ts';
import { useScan, type ScanState, type ScanUse } from './use-scan.ts';

/** What is wrong with the camera, and what to do. */
const PROBLEMS: Record<CameraReason, WordKey> = {
  'camera-refused': 'cameraRefused',
  'camera-none': 'cameraNone',
  'camera-busy': 'cameraBusy',
  'camera-gone': 'cameraGone',
  'camera-unsupported': 'cameraUnsupported',
};

interface Props extends ScanUse {
  /** Where the camera shall look first. */
  facing: 'user' | 'environment';
  /** False before a code can be used. */
  ready: boolean;
}

/** What the camera sees, and what was found in it. */
export function Viewfinder({ facing, ready, onText, ignores }: Props) {
  const { words } = useUi();
  const video = useRef<HTMLVideoElement>(null);
  const [choice, setChoice] = useState<CameraChoice>({ facing });
  const { camera, problem, silent, finding, tryAgain } = useScan(video, choice, ready, {
    ignores,
    onText: (text) => {
      signalSuccess();
      onText(text);
    },
  });
  return (
    <div class="viewfinder" data-problem={problem}>
      <div class="viewfinder-picture" hidden={problem !== undefined}>
        <video
          ref={video}
          muted
          playsInline
          data-mirrored={camera?.facesUser}
          aria-label={words('scanPicture')}
        />
        <span class="viewfinder-frame" aria-hidden="true" />
      </div>
      {!camera && !problem && <Progress label={words('scanStarting')} />}
      {finding?.kind === 'progress' && (
        <progress aria-label={words('scanParts')} max={finding.needed} value={finding.received} />
      )}
      <p class={problem ? 'note problem' : 'hint'} role="status" id="scan-state">
        {words(...sentence({ camera, problem, silent, finding }))}
      </p>
      {problem && (
        <button id="scan-again" type="button" class="primary" onClick={tryAgain}>
          {words('scanAgain')}
        </button>
      )}
      {camera && <Controls camera={camera} onChoose={(id) => setChoice({ id })} />}
    </div>
  );
}

function sentence({ camera, problem, silent, finding }: ScanState): [WordKey, ...number[]] {
  if (problem) return [PROBLEMS[problem]];
  if (!camera) return ['scanStarting'];
  if (silent) return ['cameraSilent'];
  switch (finding?.kind) {
    case 'text':
      return ['scanFound'];
    case 'progress':
      return ['scanProgress', finding.received, finding.needed];
    case 'other':
      return ['scanOther'];
    case undefined:
      return ['scanLooking'];
  }
}

function Controls({ camera, onChoose }: { camera: Camera; onChoose: (id: string) => void }) {
  const { words } = useUi();
  const [lit, setLit] = useState(false);
  const light = () => {
    void switchTorch(camera.track, !lit).then(
      () => setLit(!lit),
      // The lamp is used otherwise, or too hot: the button stays as it is.
      () => undefined,
    );
  };
  if (camera.all.length < 2 && !camera.hasTorch) return null;
  return (
    <div class="buttons">
      {camera.all.length > 1 && (
        <label class="camera-choice">
          {words('scanCamera')}
          <select
            id="scan-camera"
            value={camera.id}
            onChange={(event) => onChoose(event.currentTarget.value)}
          >
            {camera.all.map(({ id, label }, i) => (
              <option key={id} value={id}>
                {label || words('scanCameraNumber', i + 1)}
              </option>
            ))}
          </select>
        </label>
      )}
      {camera.hasTorch && (
        <button id="scan-torch" type="button" aria-pressed={lit} onClick={light}>
          <Icon name="torch" />
          {words('scanTorch')}
        </button>
      )}
    </div>
  );
}
