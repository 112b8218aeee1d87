import { useRef } from 'preact/hooks';
import { useUi } from '../context.ts';
import type { CodeView } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import { CopyButton } from './copy-button.tsx';

/** So many characters fit into a line of the popup; the box grows up to {@link MAX_ROWS}. */
const CHARS_A_ROW = 34;
const MAX_ROWS = 7;

interface Props {
  /** Of the connection. */
  id: string;
  code: CodeView;
  label: WordKey;
}

/** A code to be handed over: to copy, or to select by hand. */
export function CodeBox({ id, code, label }: Props) {
  const { words } = useUi();
  const box = useRef<HTMLTextAreaElement>(null);
  const lines = code.text.split('\n');
  const rows = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARS_A_ROW)),
    0,
  );
  return (
    <div class="code-box">
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
      />
      <CopyButton
        id="copy"
        connection={id}
        text={code.text}
        label={code.copied ? 'copyAgain' : 'copy'}
        primary
        onRefused={() => box.current?.focus()}
      />
      <div role="status">
        {code.stale && <p class="note warning code-stale">{words('codeStale')}</p>}
        {code.improving && <p class="note code-improving">{words('codeImproving')}</p>}
      </div>
      <p class="hint">{words('codeReveals')}</p>
    </div>
  );
}
