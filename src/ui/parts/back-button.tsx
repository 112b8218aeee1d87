import { useUi } from '../context.ts';
import type { Screen } from '../protocol.ts';
import { Icon } from './icon.tsx';

export function BackButton({ to = 'home' }: { to?: Exclude<Screen['name'], 'connection'> }) {
  const { dispatch, words } = useUi();
  return (
    <button
      id="back"
      type="button"
      class="quiet icon-only"
      aria-label={words('back')}
      title={words('back')}
      onClick={() => dispatch({ type: 'show', screen: { name: to } })}
    >
      <Icon name="back" />
    </button>
  );
}
