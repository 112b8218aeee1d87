import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_NAME_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';

interface Props {
  /** As it is stored. */
  name: string;
  onChange: (name: string) => void;
}

/** What the person calls themselves. */
export function NameSetting({ name, onChange }: Props) {
  const { words } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(name);
  // What is stored comes back late: it must not undo what is being typed.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(name);
  }, [name]);
  return (
    <section class="card">
      <label for="own-name">
        <strong>{words('ownName')}</strong>
      </label>
      <p id="own-name-hint" class="hint">
        {words('ownNameHint')}
      </p>
      <input
        ref={field}
        id="own-name"
        type="text"
        dir="auto"
        autocomplete="nickname"
        maxLength={MAX_NAME_CHARS}
        aria-describedby="own-name-hint"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
      />
    </section>
  );
}
