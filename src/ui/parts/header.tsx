import { useUi } from '../context.ts';
import { Icon, Mark } from './icon.tsx';

export function Header() {
  const { snapshot, dispatch, words, where } = useUi();
  return (
    <header class="header">
      <span class="brand">
        <Mark />
        {words('extensionName')}
      </span>
      <span class="header-tools">
        {where === 'popup' && (
          <button id="open-page" class="quiet" onClick={() => dispatch({ type: 'focus-page' })}>
            <Icon name="tab" />
            {words('openPage')}
          </button>
        )}
        {snapshot.screen.name !== 'settings' && (
          <button
            id="settings"
            class="quiet icon-only"
            aria-label={words('settings')}
            title={words('settings')}
            onClick={() => dispatch({ type: 'show', screen: { name: 'settings' } })}
          >
            <Icon name="settings" />
          </button>
        )}
      </span>
    </header>
  );
}
