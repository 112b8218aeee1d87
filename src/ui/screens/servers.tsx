import { formatStunList } from '../../stun/list.ts';
import { listServers, type ListedServer } from '../../stun/servers.ts';
import type { SettingsChange } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { BackButton } from '../parts/back-button.tsx';
import { BeaconPanel } from '../parts/beacon-panel.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { ServerAdd } from '../parts/server-add.tsx';
import { ServerItem } from '../parts/server-item.tsx';
import { ServerTest } from '../parts/server-test.tsx';
import { UnsavedNote } from '../parts/unsaved-note.tsx';

/** The list of STUN servers: the person's own, and those that spontan brings along. */
export function ServersScreen() {
  const { snapshot, dispatch, words, syncs } = useUi();
  const { stun, sync } = snapshot.settings;
  const servers = listServers(stun);
  const own = servers.filter(({ origin }) => origin === 'own');
  const bundled = servers.filter(({ origin }) => origin === 'bundled');
  const on = servers.filter((server) => server.on);

  const change = (what: SettingsChange) => dispatch({ type: 'settings', change: what });

  return (
    <div class="settings">
      <div class="screen-head">
        <BackButton to="settings" />
        <h1 id="title" tabIndex={-1}>
          {words('stunLabel')}
        </h1>
      </div>
      <UnsavedNote />
      <section class="card">
        <ServerTest count={on.length} />
      </section>
      <section class="card">
        <h2 id="servers-own" tabIndex={-1}>
          {words('serversOwn')}
        </h2>
        {own.length === 0 ? (
          <p class="hint">{words('serversOwnEmpty')}</p>
        ) : (
          <ServerList servers={own} labelledBy="servers-own" />
        )}
        <ServerAdd onChange={change} />
      </section>
      <section class="card">
        <h2 id="servers-bundled">{words('serversBundled')}</h2>
        <Checkbox
          id="use-bundled"
          label={words('serversBundledUse')}
          hint={words('serversBundledHint', bundled.length, countOperators(bundled))}
          checked={stun.bundled}
          onChange={(checked) => change({ type: 'switch-bundled', on: checked })}
        />
        {stun.bundled && (
          <details class="more">
            <summary id="show-bundled">
              {words('serversBundledShow', bundled.filter((server) => server.on).length)}
            </summary>
            <ServerList servers={bundled} labelledBy="servers-bundled" />
          </details>
        )}
        {(!stun.bundled || stun.off.length > 0) && (
          <button id="restore" class="start" onClick={() => change({ type: 'restore' })}>
            {words('restoreDefault')}
          </button>
        )}
      </section>
      <section class="card">
        <div class="buttons">
          <CopyButton id="servers-export" text={formatStunList(on)} label="serversExport" />
        </div>
        <p class="hint">{words('serversExportHint')}</p>
        {syncs && (
          <Checkbox
            id="servers-sync"
            label={words('serversSync')}
            hint={words('serversSyncHint')}
            checked={sync}
            onChange={(checked) => change({ type: 'options', options: { sync: checked } })}
          />
        )}
      </section>
      <BeaconPanel />
    </div>
  );
}

function ServerList({ servers, labelledBy }: { servers: ListedServer[]; labelledBy: string }) {
  return (
    <ul class="servers" aria-labelledby={labelledBy}>
      {servers.map((server) => (
        <ServerItem key={server.url} server={server} />
      ))}
    </ul>
  );
}

function countOperators(servers: ListedServer[]): number {
  return new Set(servers.map(({ operator }) => operator)).size;
}
