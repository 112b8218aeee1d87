import { appLink, readSite, siteLink } from '../../carriers/link/link.ts';
import { useUi } from '../context.ts';
import { CopyButton } from './copy-button.tsx';
import type { HandoutProps } from './handout-carriers.ts';
import { ShareButton } from './share-button.tsx';

/** The code as a link: to a copy of spontan, where one is named, else for the extension alone. */
export function HandoutLink({ id, code, onGiven }: HandoutProps) {
  const { snapshot, dispatch, words, ownSite } = useUi();
  const site = readSite(snapshot.settings.site) ?? ownSite;
  const link = site === undefined ? appLink(code.text) : siteLink(site, code.text);
  return (
    <>
      <p class="hint">{words(site === undefined ? 'linkAppHint' : 'linkSiteHint')}</p>
      <textarea
        id="link"
        class="code-text"
        dir="ltr"
        readOnly
        spellcheck={false}
        rows={3}
        aria-label={words('linkLabel')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
      />
      <div class="buttons">
        <CopyButton
          id="copy-link"
          connection={id}
          text={link}
          label="linkCopy"
          primary
          onRefused={() => document.getElementById('link')?.focus()}
        />
        <ShareButton
          content={site === undefined ? { text: link } : { url: link }}
          onShared={onGiven}
        />
      </div>
      {site === undefined ? (
        <button
          id="name-site"
          class="quiet"
          onClick={() => dispatch({ type: 'show', screen: { name: 'settings' } })}
        >
          {words('linkName')}
        </button>
      ) : (
        <details class="more">
          <summary>{words('linkAppTitle')}</summary>
          <p class="hint">{words('linkAppHint')}</p>
          <CopyButton
            id="copy-app-link"
            connection={id}
            text={appLink(code.text)}
            label="linkCopyApp"
          />
        </details>
      )}
    </>
  );
}
