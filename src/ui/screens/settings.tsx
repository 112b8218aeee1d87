import { readOwnAddress } from '../../connection/traversal/known-address.ts';
import { listServers } from '../../stun/servers.ts';
import type { Options } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { AppSettings } from '../parts/app-settings.tsx';
import { BackButton } from '../parts/back-button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { CopyPanel } from '../parts/copy-panel.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { LinkSettings } from '../parts/link-settings.tsx';
import { NameSetting } from '../parts/name-setting.tsx';
import { NetworkPanel } from '../parts/network-panel.tsx';
import { OwnAddressSetting } from '../parts/own-address.tsx';
import { UnsavedNote } from '../parts/unsaved-note.tsx';

/** Which helpers are asked, and what a code reveals. */
export function SettingsScreen() {
  const { snapshot, dispatch, words, takesApps } = useUi();
  const { lanOnly, hideLocal, ownAddress, site, name, apps, appList, language, stun } =
    snapshot.settings;
  const servers = listServers(stun);
  const inUse = servers.filter(({ on }) => on).length;

  const change = (options: Partial<Options>) =>
    dispatch({ type: 'settings', change: { type: 'options', options } });

  return (
    <div class="settings">
      <div class="screen-head">
        <BackButton />
        <h1 id="title" tabIndex={-1}>
          {words('settings')}
        </h1>
      </div>
      <UnsavedNote />
      <LanguageChoice language={language} onChange={(to) => change({ language: to })} />
      <NameSetting name={name} onChange={(to) => change({ name: to })} />
      <section class="card">
        <h2>{words('stunLabel')}</h2>
        <p class="hint">{words('stunHint')}</p>
        <p>{words('serversInUse', inUse, servers.length)}</p>
        <button
          id="servers"
          class="start"
          onClick={() => dispatch({ type: 'show', screen: { name: 'servers' } })}
        >
          {words('serversChoose')}
        </button>
      </section>
      <section class="card">
        <Checkbox
          id="lan-only"
          label={words('lanOnly')}
          hint={words('lanOnlyHint')}
          checked={lanOnly}
          onChange={(checked) => change({ lanOnly: checked })}
        />
        <Checkbox
          id="hide-local"
          label={words('hideLocal')}
          hint={words('hideLocalHint')}
          checked={hideLocal}
          onChange={(checked) => change({ hideLocal: checked })}
        />
        <div role="status">
          {lanOnly && hideLocal && typeof readOwnAddress(ownAddress) === 'string' && (
            <p class="note warning">{words('settingsConflict')}</p>
          )}
        </div>
      </section>
      <OwnAddressSetting address={ownAddress} onChange={(to) => change({ ownAddress: to })} />
      <NetworkPanel />
      <LinkSettings site={site} onChange={(address) => change({ site: address })} />
      {takesApps && <AppSettings apps={apps} appList={appList} onChange={change} />}
      <p class="hint">{words('settingsApply')}</p>
      <CopyPanel />
    </div>
  );
}
