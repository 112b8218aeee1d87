import { MAX_CHAT_TEXT } from '../../talk/protocol.ts';
import { useUi } from '../context.ts';
import { useDraft } from '../use-draft.ts';
import { Icon } from './icon.tsx';

/** The field for the next message. `id`: the connection. */
export function Composer({ id }: { id: string }) {
  const { dispatch, words } = useUi();
  const field = useDraft(`chat:${id}`);

  const say = () => {
    const text = field.element.current?.value ?? '';
    if (text.trim() !== '') {
      dispatch({ type: 'say', id, text });
      field.clear();
    }
    field.element.current?.focus();
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
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          say();
        }}
      />
      <button id="say" class="primary icon-only" aria-label={words('send')} title={words('send')}>
        <Icon name="send" />
      </button>
    </form>
  );
}
