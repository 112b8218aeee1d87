import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { canAskBeacons } from '../../stun/beacon/ask.ts';
import { formatAddress } from '../../stun/list.ts';
import type { ListedServer } from '../../stun/servers.ts';
import type { SettingsChange } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { Icon } from './icon.tsx';
import { ServerEdit } from './server-edit.tsx';
import { ServerHealth } from './server-health.tsx';

/** One server: its switch, whose it is and how it does; one's own can be changed and removed. */
export function ServerItem({ server }: { server: ListedServer }) {
  const { dispatch, words } = useUi();
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const { url, note, on, origin } = server;
  const name = formatAddress(server);
  const change = (what: SettingsChange) => dispatch({ type: 'settings', change: what });

  // The field took the keyboard away from its button.
  useLayoutEffect(() => {
    if (wasEditing.current && !editing) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (editing) {
    return (
      <li class="server" data-url={url}>
        <ServerEdit
          server={server}
          onSave={(text) => {
            change({ type: 'edit', url, text });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li class="server" data-url={url} data-on={on}>
      <label class="server-label">
        <input
          type="checkbox"
          role="switch"
          aria-label={words('serverUse', name)}
          checked={on}
          onChange={(event) => change({ type: 'switch', url, on: event.currentTarget.checked })}
        />
        <span class="server-text">
          <bdi class="server-name">{name}</bdi>
          {server.beacon && <span class="server-kind">{words('serverBeacon')}</span>}
          {note && <bdi class="server-note">{note}</bdi>}
          {server.beacon && !canAskBeacons && (
            <span class="server-note">{words('serverBeaconFirefox')}</span>
          )}
          <ServerHealth url={url} />
        </span>
      </label>
      {origin === 'own' && (
        <>
          <button
            ref={editButton}
            class="quiet icon-only server-edit-button"
            aria-label={words('serverEdit', name)}
            title={words('serverEdit', name)}
            onClick={() => setEditing(true)}
          >
            <Icon name="edit" />
          </button>
          <button
            class="quiet icon-only server-remove"
            aria-label={words('serverRemove', name)}
            title={words('serverRemove', name)}
            onClick={() => {
              change({ type: 'remove', url });
              document.getElementById('servers-own')?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </li>
  );
}
