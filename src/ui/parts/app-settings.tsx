import type { Options } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { Checkbox } from './checkbox.tsx';
import { Icon } from './icon.tsx';

interface Props extends Pick<Options, 'apps' | 'appList'> {
  onChange: (options: Partial<Options>) => void;
}

/** Which other extensions may talk over the connections. */
export function AppSettings({ apps, appList, onChange }: Props) {
  const { words } = useUi();
  return (
    <section class="card">
      <Checkbox
        id="apps"
        label={words('apps')}
        hint={words('appsHint')}
        checked={apps}
        onChange={(checked) => onChange({ apps: checked })}
      />
      {appList.length > 0 && (
        <ul class="app-list" aria-label={words('apps')}>
          {appList.map(({ id, app, allowed }) => (
            <li key={`${id} ${app}`} data-app={app} data-allowed={allowed}>
              <span>
                <bdi class="app-id">{app}</bdi>
                <br />
                <span class="hint">
                  <bdi class="app-id">{id}</bdi> · {words(allowed ? 'appAllowed' : 'appDenied')}
                </span>
              </span>
              <button
                class="quiet icon-only app-forget"
                aria-label={words('appForget', app)}
                title={words('appForget', app)}
                onClick={() =>
                  onChange({
                    appList: appList.filter((each) => each.id !== id || each.app !== app),
                  })
                }
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
