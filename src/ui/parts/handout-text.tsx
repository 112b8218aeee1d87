import { useLayoutEffect, useRef } from 'preact/hooks';
import { useUi } from '../context.ts';
import { CopyButton } from './copy-button.tsx';
import type { HandoutProps } from './handout-carriers.ts';
import { ShareButton } from './share-button.tsx';

/** So many characters fit into a line of the popup; the box grows up to {@link MAX_ROWS}. */
const CHARS_A_ROW = 34;
const MAX_ROWS = 7;

/** The code as text: to copy, to share, or to select by hand. */
export function HandoutText({ id, code, label, onGiven }: HandoutProps) {
  const { words } = useUi();
  const box = useRef<HTMLTextAreaElement>(null);
  // A new code in place of one that is selected: so is the new one.
  useLayoutEffect(() => {
    if (document.activeElement === box.current) box.current?.select();
  }, [code.text]);
  const lines = code.text.split('\n');
  const rows = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARS_A_ROW)),
    0,
  );
  return (
    <>
      <textarea
        ref={box}
        id="code"
        class="code-text"
        dir="ltr"
        readOnly
        spellcheck={false}
        rows={Math.min(rows, MAX_ROWS)}
        aria-label={words(label)}
        value={code.text}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        onCopy={onGiven}
      />
      <div class="buttons">
        <CopyButton
          id="copy"
          connection={id}
          text={code.text}
          label={code.copied ? 'copyAgain' : 'copy'}
          primary
          onRefused={() => box.current?.focus()}
        />
        <ShareButton content={{ text: code.text }} onShared={onGiven} />
      </div>
    </>
  );
}
