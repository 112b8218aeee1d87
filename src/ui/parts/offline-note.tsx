import { useUi } from '../context.ts';

/** Without a network nothing works; said once, above whatever is shown. */
export function OfflineNote() {
  const { snapshot, words } = useUi();
  return (
    <div class="offline" role="status">
      {!snapshot.online && (
        <p class="note warning">
          <strong>{words('offlineTitle')}</strong> {words('offlineStep')}
        </p>
      )}
    </div>
  );
}
