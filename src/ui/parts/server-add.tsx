import { useState } from 'preact/hooks';
import { MAX_LIST_CHARS, parseStunList, type StunListError } from '../../stun/list.ts';
import type { SettingsChange } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { useDraft } from '../use-draft.ts';

/** A pasted novel makes thousands of errors; the first few show what is wrong. */
const SHOWN_ERRORS = 5;
const SHOWN_CHARS = 60;

/** A field for one server, or for a whole list that was sent or found. */
export function ServerAdd({ onChange }: { onChange: (change: SettingsChange) => void }) {
  const { words } = useUi();
  const field = useDraft('servers');
  const [empty, setEmpty] = useState(false);
  const { servers, errors } = parseStunList(field.text);

  const add = (only: boolean) => {
    setEmpty(servers.length === 0);
    if (servers.length === 0) return;
    onChange({ type: 'add', text: field.text, only });
    field.clear();
  };

  return (
    <form
      class="server-add"
      onSubmit={(event) => {
        event.preventDefault();
        add(false);
      }}
    >
      <label for="servers-text">
        <strong>{words('serversAddLabel')}</strong>
      </label>
      <p id="servers-hint" class="hint">
        {words('serversAddHint')}
      </p>
      <textarea
        ref={field.element}
        id="servers-text"
        class="code-text"
        dir="ltr"
        rows={2}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        maxLength={MAX_LIST_CHARS}
        placeholder="stun.example.org:3478"
        aria-describedby="servers-hint servers-errors"
        aria-invalid={errors.length > 0 || empty}
        value={field.text}
        onInput={(event) => {
          setEmpty(false);
          field.type(event.currentTarget.value);
        }}
        onBlur={field.flush}
      />
      <div id="servers-errors" role="status">
        {empty && <p class="note problem">{words('serversAddNone')}</p>}
        {errors.slice(0, SHOWN_ERRORS).map((error) => (
          <LineError key={error.line} error={error} />
        ))}
      </div>
      <div class="buttons">
        <button id="servers-add" class="primary">
          {words('serversAdd')}
        </button>
        <button id="servers-only" type="button" onClick={() => add(true)}>
          {words('serversOnly')}
        </button>
      </div>
    </form>
  );
}

function LineError({ error: { line, text } }: { error: StunListError }) {
  const { words } = useUi();
  const short = text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
  return <p class="note problem">{words('stunError', line, short)}</p>;
}
