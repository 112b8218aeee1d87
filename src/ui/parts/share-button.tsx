import { useUi } from '../context.ts';
import { Icon } from './icon.tsx';

interface Props {
  content: ShareData;
  onShared: () => void;
}

/** Hands `content` to another app, where the system has a way to (phones, above all). */
export function ShareButton({ content, onShared }: Props) {
  const { words } = useUi();
  if (!('canShare' in navigator) || !navigator.canShare(content)) return null;
  const share = async () => {
    try {
      await navigator.share(content);
      onShared();
    } catch {
      // The person changed their mind, or the system showed what went wrong.
    }
  };
  return (
    <button id="share" onClick={() => void share()}>
      <Icon name="share" />
      {words('share')}
    </button>
  );
}
