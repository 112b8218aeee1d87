import { useUi } from '../context.ts';

/** In a copy on the web: which version it is, to be compared with what was published. */
export function CopyPanel() {
  const { snapshot, words } = useUi();
  const { copy } = snapshot;
  if (copy?.checksum === undefined) return null;
  return (
    <section id="copy-of-spontan" class="card">
      <h2>{words('versionTitle')}</h2>
      <dl class="checksums">
        <Checksum id="checksum" label="SHA256SUMS (SHA-256)" value={copy.checksum} />
      </dl>
      {copy.offline && (
        <p id="works-offline" class="hint">
          {words('versionOffline')}
        </p>
      )}
    </section>
  );
}

export function Checksum({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <div class="checksum">
      <dt>{label}</dt>
      <dd>
        <code id={id} dir="ltr">
          {value}
        </code>
      </dd>
    </div>
  );
}
