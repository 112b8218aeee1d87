import { MAX_CHAT_TEXT } from '../../talk/protocol.ts';
import { useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import { setsOfTransfer } from '../files/file-sets.ts';
import { useDraft } from '../use-draft.ts';
import { Icon } from './icon.tsx';

interface Props {
  /** The connection. */
  id: string;
  /** The other side knows about files. */
  takesFiles: boolean;
}

/** The field for the next message. */
export function Composer({ id, takesFiles }: Props) {
  const { dispatch, page, words } = useUi();
  const [pastesInPage, setPastesInPage] = useState(false);
  const field = useDraft(`chat:${id}`);

  const say = () => {
    const text = field.element.current?.value ?? '';
    if (text.trim() !== '') {
      dispatch({ type: 'say', id, text });
      field.clear();
    }
    field.element.current?.focus();
  };

  /** Pictures and other files that are pasted are offered. */
  const paste = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    if (!takesFiles || !clipboardData || clipboardData.files.length === 0) return;
    event.preventDefault();
    const sets = setsOfTransfer(clipboardData, (count) => words('filesMany', count));
    if (page) page.offerFiles(id, sets);
    // They cannot travel to the page: they have to be pasted there.
    else setPastesInPage(true);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <textarea
        ref={field.element}
        id="chat-text"
        rows={1}
        dir="auto"
        maxLength={MAX_CHAT_TEXT}
        aria-label={words('chatLabel')}
        placeholder={words('chatPlaceholder')}
        value={field.text}
        onInput={(event) => field.type(event.currentTarget.value)}
        onBlur={field.flush}
        onPaste={(event) => paste(event)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          say();
        }}
      />
      <button id="say" class="primary icon-only" aria-label={words('send')} title={words('send')}>
        <Icon name="send" />
      </button>
      <div role="status" class="composer-note">
        {pastesInPage && (
          <div class="note">
            <p>{words('pasteInPage')}</p>
            <button type="button" onClick={() => dispatch({ type: 'focus-page' })}>
              {words('openPage')}
            </button>
          </div>
        )}
      </div>
    </form>
  );
}
