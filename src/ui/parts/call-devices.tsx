import { useUi } from '../context.ts';
import type { DeviceKind } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import type { CallProps } from './call-panel.tsx';

const LABELS: Record<DeviceKind, WordKey> = {
  microphone: 'callMicrophone',
  camera: 'callCamera',
  speaker: 'callSpeaker',
};

/** Which microphone, camera and speaker, where there is a choice. */
export function CallDevices({ id, call }: CallProps) {
  const { words } = useUi();
  if (call.state === 'idle') return null;
  const choices = (['microphone', 'camera', 'speaker'] as const)
    .map((kind) => ({ kind, all: call.devices.filter((device) => device.kind === kind) }))
    .filter(({ kind, all }) =>
      kind === 'speaker' ? canChooseSpeaker(all.length) : all.length > 1,
    );
  if (choices.length === 0) return null;
  return (
    <details class="call-devices">
      <summary>{words('callDevices')}</summary>
      {choices.map(({ kind, all }) => (
        <Choice key={kind} id={id} kind={kind} all={all} chosen={call.chosen[kind]} />
      ))}
    </details>
  );
}

function canChooseSpeaker(count: number): boolean {
  return count > 0 && 'setSinkId' in HTMLMediaElement.prototype;
}

interface Props {
  id: string;
  kind: DeviceKind;
  all: { id: string; label: string }[];
  chosen: string | undefined;
}

function Choice({ id, kind, all, chosen }: Props) {
  const { dispatch, words } = useUi();
  const name = `call-choose-${kind}`;
  return (
    <div>
      <label for={name}>{words(LABELS[kind])}</label>
      <select
        id={name}
        value={chosen}
        onChange={({ currentTarget: { value: device } }) =>
          dispatch({ type: 'call-device', id, kind, device })
        }
      >
        {kind === 'speaker' && <option value="">{words('callSpeakerUsual')}</option>}
        {all.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
      </select>
    </div>
  );
}
