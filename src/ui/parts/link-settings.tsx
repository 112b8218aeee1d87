import { useEffect, useRef, useState } from 'preact/hooks';
import { LINK_SCHEME, readSite } from '../../carriers/link/link.ts';
import { MAX_SITE_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';

interface Props {
  /** As it is stored. */
  site: string;
  onChange: (site: string) => void;
}

/** Where links lead, and whether they open here. */
export function LinkSettings({ site, onChange }: Props) {
  const { words } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(site);
  const invalid = text.trim() !== '' && readSite(text) === undefined;
  // What is stored comes back late: it must not undo what is being typed.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(site);
  }, [site]);

  return (
    <section class="card">
      <label for="site">
        <strong>{words('siteLabel')}</strong>
      </label>
      <p id="site-hint" class="hint">
        {words('siteHint')}
      </p>
      <input
        ref={field}
        id="site"
        type="text"
        inputMode="url"
        dir="ltr"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        maxLength={MAX_SITE_CHARS}
        placeholder="https://"
        aria-describedby="site-hint site-error"
        aria-invalid={invalid}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
      />
      <div id="site-error" role="status">
        {invalid && <p class="note problem">{words('siteInvalid')}</p>}
      </div>
      <OpeningLinks />
    </section>
  );
}

/** Lets the browser open spontan's links here, by whatever it has for that. */
function OpeningLinks() {
  const { words, openLinks, where, dispatch } = useUi();
  const [asked, setAsked] = useState<'asked' | 'refused'>();
  if (openLinks === 'never') return <p class="hint">{words('linksNever')}</p>;
  if (openLinks === 'always') return <p class="hint">{words('linksAlways')}</p>;
  const ask = () => {
    // The browser asks in the window of a tab.
    if (where === 'popup') return dispatch({ type: 'focus-page' });
    try {
      openLinks(LINK_SCHEME);
      setAsked('asked');
    } catch {
      setAsked('refused');
    }
  };
  return (
    <>
      <p class="hint">{words('linksAsk')}</p>
      <div class="buttons">
        <button id="open-links" type="button" onClick={ask}>
          {words('linksOpenHere')}
        </button>
      </div>
      <div role="status">
        {asked && (
          <p id="open-links-asked" class="note">
            {words(asked === 'asked' ? 'linksAsked' : 'linksRefused')}
          </p>
        )}
      </div>
    </>
  );
}
