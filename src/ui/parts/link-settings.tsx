import { useState } from 'preact/hooks';
import { LINK_SCHEME, readSite } from '../../carriers/link/link.ts';
import { MAX_SITE_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';

interface Props {
  /** As typed. */
  site: string;
  onChange: (site: string) => void;
}

/** Where links lead, and whether they open here. */
export function LinkSettings({ site, onChange }: Props) {
  const { words } = useUi();
  const invalid = site.trim() !== '' && readSite(site) === undefined;
  return (
    <section class="card">
      <label for="site">
        <strong>{words('siteLabel')}</strong>
      </label>
      <p id="site-hint" class="hint">
        {words('siteHint')}
      </p>
      <input
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
        value={site}
        onInput={(event) => onChange(event.currentTarget.value)}
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
        {asked && <p class="note">{words(asked === 'asked' ? 'linksAsked' : 'linksRefused')}</p>}
      </div>
    </>
  );
}
