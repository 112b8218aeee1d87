import { useUi } from '../context.ts';
import { Icon } from './icon.tsx';

export function BackButton() {
  const { dispatch, words } = useUi();
  return (
    <button
      id="back"
      type="button"
      class="quiet icon-only"
      aria-label={words('back')}
      title={words('back')}
      onClick={() => dispatch({ type: 'show', screen: { name: 'home' } })}
    >
      <Icon name="back" />
    </button>
  );
}
