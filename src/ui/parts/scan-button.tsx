import { useUi } from '../context.ts';
import { Icon } from './icon.tsx';

/** Opens the scanner, in the page: browsers deny the camera to popups. `at` as in `take`. */
export function ScanButton({ at }: { at: string | undefined }) {
  const { dispatch, words } = useUi();
  return (
    <button
      id="scan"
      type="button"
      onClick={() => dispatch({ type: 'scan', ...(at !== undefined && { at }) })}
    >
      <Icon name="qr" />
      {words('scanButton')}
    </button>
  );
}
