import { isGecko } from '../../platform/gecko.ts';
import { useUi } from '../context.ts';
import type { BeaconView } from '../protocol.ts';
import { Checkbox } from './checkbox.tsx';
import { CopyButton } from './copy-button.tsx';

/** Where the person can be a beacon: what others ask instead of a STUN server. */
export function BeaconPanel() {
  const { snapshot, dispatch, words } = useUi();
  const { beacon } = snapshot;
  const isOn = beacon.state === 'starting' || beacon.state === 'on';
  return (
    <section class="card">
      <h2>{words('beaconTitle')}</h2>
      <p class="hint">{words('beaconHint')}</p>
      <Checkbox
        id="beacon"
        label={words('beaconSwitch')}
        hint={words('beaconReveals')}
        checked={isOn}
        onChange={(on) => dispatch({ type: 'beacon', on })}
      />
      <div id="beacon-state" role="status" data-state={beacon.state}>
        {beacon.state === 'starting' && (
          <label class="bar">
            <span>{words('beaconStarting')}</span>
            <progress />
          </label>
        )}
        {beacon.state === 'failed' && (
          <p class="note problem">
            {words(beacon.problem === 'overrun' ? 'beaconOverrun' : 'beaconNoAddress')}
          </p>
        )}
        {beacon.state === 'on' && beacon.moved && (
          <p class="note warning">{words('beaconMoved')}</p>
        )}
        {beacon.state === 'on' && beacon.behindNat && (
          <p class="note">{words('beaconBehindNat')}</p>
        )}
      </div>
      {beacon.state === 'on' && <Published beacon={beacon} />}
    </section>
  );
}

function Published({ beacon }: { beacon: Extract<BeaconView, { state: 'on' }> }) {
  const { words } = useUi();
  return (
    <>
      <label for="beacon-code">
        <strong>{words('beaconCode')}</strong>
      </label>
      <textarea
        id="beacon-code"
        class="code-text"
        dir="ltr"
        rows={2}
        readOnly
        spellcheck={false}
        aria-describedby="beacon-code-hint"
        value={beacon.code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p id="beacon-code-hint" class="hint">
        {words('beaconCodeHint')}
      </p>
      <div class="buttons">
        <CopyButton id="beacon-copy" text={beacon.code} label="beaconCopy" primary />
      </div>
      <p id="beacon-served" data-served={beacon.served}>
        {isGecko ? words('beaconServedUnknown') : words('beaconServed', String(beacon.served ?? 0))}
      </p>
    </>
  );
}
