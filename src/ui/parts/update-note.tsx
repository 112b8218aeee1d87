import { useUi } from '../context.ts';
import { isAlive } from '../left-open.ts';
import { Checksum } from './copy-panel.tsx';

/** A newer version of this copy waits; said once, above whatever is shown. */
export function UpdateNote() {
  const { snapshot, dispatch, words } = useUi();
  const { copy, connections } = snapshot;
  return (
    <div class="update" role="status">
      {copy?.next !== undefined && (
        <section id="update" class="note" aria-labelledby="update-title">
          <h2 id="update-title">{words('updateTitle')}</h2>
          <dl class="checksums">
            <Checksum id="this-version" label={words('versionThis')} value={copy.checksum ?? ''} />
            <Checksum id="new-version" label={words('versionNew')} value={copy.next} />
          </dl>
          <p>{words('updateHint')}</p>
          {connections.some(isAlive) ? (
            <p id="update-later">{words('updateLater')}</p>
          ) : (
            <button id="update-now" onClick={() => dispatch({ type: 'update' })}>
              {words('updateNow')}
            </button>
          )}
        </section>
      )}
    </div>
  );
}
