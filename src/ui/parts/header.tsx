import { useUi } from '../context.ts';
import { Icon, Mark } from './icon.tsx';

export function Header() {
  const { snapshot, dispatch, words, where } = useUi();
  const { name } = snapshot.screen;
  return (
    <header class="header">
      {name === 'home' ? (
        <span class="brand">
          <Mark />
          {words('extensionName')}
        </span>
      ) : (
        <button
          id="back"
          class="quiet"
          onClick={() => dispatch({ type: 'show', screen: { name: 'home' } })}
        >
          <Icon name="back" />
          {words('back')}
        </button>
      )}
      <span class="header-tools">
        {where === 'popup' && (
          <button id="open-page" class="quiet" onClick={() => dispatch({ type: 'focus-page' })}>
            <Icon name="tab" />
            {words('openPage')}
          </button>
        )}
        {name !== 'settings' && (
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
