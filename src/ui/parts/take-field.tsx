import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { readTransfer } from '../../carriers/file/read-transfer.ts';
import { isComplete, readSpoken, type SpokenGroup } from '../../signal/spoken.ts';
import { useUi } from '../context.ts';
import type { Problem } from '../protocol.ts';
import { takeFrom } from '../take.ts';
import { useDraft } from '../use-draft.ts';
import type { WordKey } from '../words.ts';
import { OpenFileButton } from './open-file-button.tsx';
import { ProblemNote } from './problem.tsx';
import { ScanButton } from './scan-button.tsx';
import { SpokenCheck } from './spoken-check.tsx';

interface Props {
  /** Field of the draft. */
  name: string;
  /** Id of the button; the field is `ID-text`. */
  id: 'take' | 'reply';
  /** The connection that the code is for. */
  at?: string;
  /** Id of the element that names the field. */
  labelledBy: string;
  placeholder: WordKey;
  button: WordKey;
  problem: Problem | undefined;
}

/** A field for a code. What is pasted is used at once, also when the caret is elsewhere. */
export function TakeField({ name, id, at, labelledBy, placeholder, button, problem }: Props) {
  const { dispatch, words } = useUi();
  const field = useDraft(name);
  const spoken = readSpoken(field.text);

  const take = (text?: string) => {
    field.submit(text);
    const value = text ?? field.element.current?.value ?? '';
    dispatch(at === undefined ? { type: 'take', text: value } : { type: 'take', text: value, at });
  };
  const type = (text: string) => {
    field.type(text);
    const typed = readSpoken(text);
    if (typed && isComplete(typed)) take(text);
  };
  const pick = ({ start, end }: SpokenGroup) => {
    field.element.current?.focus();
    field.element.current?.setSelectionRange(start, end);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.defaultPrevented || !event.clipboardData) return;
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      void takeFrom(readTransfer(event.clipboardData), at, dispatch);
    } else if (text.trim() !== '') {
      event.preventDefault();
      take(text);
    }
  };

  useEffect(() => {
    const pasteAnywhere = (event: ClipboardEvent) => {
      if (!takesText(event.target)) paste(event);
    };
    document.addEventListener('paste', pasteAnywhere);
    return () => document.removeEventListener('paste', pasteAnywhere);
  }, [name]);

  return (
    <form
      class="take"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <textarea
        ref={field.element}
        id={`${id}-text`}
        class="code-text"
        dir="auto"
        rows={2}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-labelledby={labelledBy}
        aria-describedby={`${id}-problem`}
        aria-invalid={problem !== undefined}
        placeholder={words(placeholder)}
        value={field.text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={field.flush}
        onPaste={(event: TargetedClipboardEvent<HTMLTextAreaElement>) => paste(event)}
        onKeyDown={(event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          take();
        }}
      />
      {spoken && <SpokenCheck spoken={spoken} onPick={pick} />}
      <ProblemNote
        id={`${id}-problem`}
        // The groups say it themselves, as long as they are shown.
        problem={spoken && problem?.reason === 'spoken-wrong' ? undefined : problem}
      />
      <div class="buttons">
        <button id={id} type="submit">
          {words(button)}
        </button>
        <ScanButton at={at} />
        <OpenFileButton at={at} />
      </div>
    </form>
  );
}

/** True where a paste belongs to the element itself. */
function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    return !target.readOnly;
  }
  return target instanceof HTMLElement && target.isContentEditable;
}
