import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'autocomplete' | 'inputMode' | 'maxLength' | 'placeholder'
> {
  id: string;
  label: string;
  hint: string;
  /** As it is stored. */
  value: string;
  onChange: (value: string) => void;
  /** An address: no word of any language. */
  isTechnical?: boolean;
  /** What is wrong with what is typed; it is stored all the same, and not used. */
  problemOf?: (text: string) => string | undefined;
  children?: ComponentChildren;
}

const TECHNICAL = {
  dir: 'ltr',
  spellcheck: false,
  autocapitalize: 'off',
  autocomplete: 'off',
} as const;

/** A setting that is a line of text, with what it is for; stored while it is typed. */
export function TextSetting(props: Props) {
  const { id, label, hint, value, onChange, isTechnical, problemOf, children, ...input } = props;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  // What is stored comes back late: it must not undo what is being typed.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(value);
  }, [value]);
  const problem = text.trim() === '' ? undefined : problemOf?.(text);
  return (
    <section class="card">
      <label for={id}>
        <strong>{label}</strong>
      </label>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
      <input
        ref={field}
        id={id}
        type="text"
        dir="auto"
        {...(isTechnical && TECHNICAL)}
        {...input}
        aria-describedby={problemOf ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={problem !== undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
      />
      {problemOf && (
        <div id={`${id}-error`} role="status">
          {problem !== undefined && <p class="note problem">{problem}</p>}
        </div>
      )}
      {children}
    </section>
  );
}
