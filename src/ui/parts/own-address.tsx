import { useEffect, useRef, useState } from 'preact/hooks';
import { readOwnAddress } from '../../connection/traversal/known-address.ts';
import { MAX_ADDRESS_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';

interface Props {
  /** As it is stored. */
  address: string;
  onChange: (address: string) => void;
}

/** Where the person is reachable from outside, if they know that. */
export function OwnAddressSetting({ address, onChange }: Props) {
  const { words } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(address);
  const read = text.trim() === '' ? undefined : readOwnAddress(text);
  // What is stored comes back late: it must not undo what is being typed.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(address);
  }, [address]);

  return (
    <section class="card">
      <label for="own-address">
        <strong>{words('ownAddress')}</strong>
      </label>
      <p id="own-address-hint" class="hint">
        {words('ownAddressHint')}
      </p>
      <input
        ref={field}
        id="own-address"
        type="text"
        dir="ltr"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        maxLength={MAX_ADDRESS_CHARS}
        placeholder="203.0.113.5"
        aria-describedby="own-address-hint own-address-error"
        aria-invalid={typeof read === 'string'}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
      />
      <div id="own-address-error" role="status">
        {read === 'unreadable' && <p class="note problem">{words('ownAddressUnreadable')}</p>}
        {read === 'unreachable' && <p class="note problem">{words('ownAddressUnreachable')}</p>}
      </div>
    </section>
  );
}
