import { useEffect, useState } from 'preact/hooks';
import { copyText } from './clipboard.ts';

/** How long it is said that something was copied: long enough to be seen after a glance away. */
const COPIED_MS = 4000;

export type Copied = 'copied' | 'refused' | undefined;

/** @returns what came of copying `text` a moment ago, and how to copy it */
export function useCopied(text: string): [Copied, () => Promise<boolean>] {
  const [result, setResult] = useState<Copied>();
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
    return done;
  };
  return [result, copy];
}
