import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatStunServer, parseStunList, type StunServer } from '../../stun/list.ts';
import { useUi } from '../context.ts';

interface Props {
  server: StunServer;
  /** Called with a line that names a server. */
  onSave: (text: string) => void;
  onCancel: () => void;
}

/** The line of one server, to be changed. */
export function ServerEdit({ server, onSave, onCancel }: Props) {
  const { words } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);

  useLayoutEffect(() => {
    field.current?.select();
    field.current?.focus();
  }, []);

  return (
    <form
      class="server-edit"
      onSubmit={(event) => {
        event.preventDefault();
        const text = field.current?.value ?? '';
        if (parseStunList(text).servers.length === 1) onSave(text);
        else setBad(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // it would close a popup
        onCancel();
      }}
    >
      <input
        ref={field}
        type="text"
        class="code-text"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-label={words('serverEditLabel')}
        aria-invalid={bad}
        defaultValue={formatStunServer(server)}
        onInput={() => setBad(false)}
      />
      <div role="alert">{bad && <p class="note problem">{words('serverBad')}</p>}</div>
      <div class="buttons">
        <button class="primary server-save">{words('save')}</button>
        <button type="button" onClick={onCancel}>
          {words('cancel')}
        </button>
      </div>
    </form>
  );
}
