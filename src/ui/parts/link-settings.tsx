import { useState } from 'preact/hooks';
import { LINK_SCHEME, readSite } from '../../carriers/link/link.ts';
import { MAX_SITE_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { TextSetting } from './text-setting.tsx';

interface Props {
  /** As it is stored. */
  site: string;
  onChange: (site: string) => void;
}

/** Where links lead, and whether they open here. */
export function LinkSettings({ site, onChange }: Props) {
  const { words } = useUi();
  return (
    <TextSetting
      id="site"
      label={words('siteLabel')}
      hint={words('siteHint')}
      isTechnical
      inputMode="url"
      maxLength={MAX_SITE_CHARS}
      placeholder="https://"
      value={site}
      onChange={onChange}
      problemOf={(text) => (readSite(text) === undefined ? words('siteInvalid') : undefined)}
    >
      <OpeningLinks />
    </TextSetting>
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
