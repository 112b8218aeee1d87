import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../clipboard.ts';
import { useUi } from '../context.ts';
import type { WordKey } from '../words.ts';
import { Icon } from './icon.tsx';

/** How long the button says that it has copied: long enough to be seen after a glance away. */
const COPIED_MS = 4000;

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
  const [result, setResult] = useState<'copied' | 'refused'>();

  useEffect(() => {
    if (result !== 'copied') return undefined;
    const timer = setTimeout(() => setResult(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [result]);
  // A new text has not been copied yet.
  useEffect(() => setResult(undefined), [text]);

  const copy = async () => {
    const done = await copyText(text);
    setResult(done ? 'copied' : 'refused');
    if (!done) onRefused?.();
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
