import { useUi } from '../context.ts';
import { useCopied } from '../use-copied.ts';
import type { WordKey } from '../words.ts';
import { Icon } from './icon.tsx';

interface Props {
  id: string;
  /** The connection that the text belongs to; it is told. */
  connection?: string;
  text: string;
  label: WordKey;
  primary?: boolean;
  /** Called where the browser refuses. */
  onRefused?: () => void;
}

/** Copies `text`, and says so in sight and for screen readers. */
export function CopyButton({ id, connection, text, label, primary, onRefused }: Props) {
  const { dispatch, words } = useUi();
  const [result, copyIt] = useCopied(text);

  const copy = async () => {
    if (!(await copyIt())) onRefused?.();
    else if (connection !== undefined) dispatch({ type: 'copied', id: connection });
  };

  return (
    <>
      <button
        id={id}
        class={primary ? 'primary' : undefined}
        data-copied={result === 'copied' || undefined}
        onClick={() => void copy()}
      >
        <Icon name={result === 'copied' ? 'check' : 'copy'} />
        {words(result === 'copied' ? 'copied' : label)}
      </button>
      <span role="status" class={result === 'refused' ? 'note' : 'visually-hidden'}>
        {result === 'copied' && words('copied')}
        {result === 'refused' && words('copyFailed')}
      </span>
    </>
  );
}
