import { useEffect, useState } from 'preact/hooks';
import { MAX_LIST_CHARS, parseStunList } from '../../stun/list.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { BackButton } from '../parts/back-button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { LinkSettings } from '../parts/link-settings.tsx';

/** Which helpers are asked, and what a code reveals. */
export function SettingsScreen() {
  const { snapshot, dispatch, words } = useUi();
  const [settings, setSettings] = useState(snapshot.settings);
  const [saved, setSaved] = useState(false);
  const { stunList, lanOnly, hideLocal, site } = settings;
  const { errors } = parseStunList(stunList);

  const change = (part: Partial<Settings>) => {
    setSettings({ ...settings, ...part });
    setSaved(false);
  };
  // Another view may save as well; what is stored is what counts.
  const stored = JSON.stringify(snapshot.settings);
  useEffect(() => setSettings(snapshot.settings), [stored]);

  return (
    <form
      class="settings"
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'settings', settings });
        setSaved(true);
      }}
    >
      <div class="screen-head">
        <BackButton />
        <h1 id="title" tabIndex={-1}>
          {words('settings')}
        </h1>
      </div>
      <section class="card">
        <label for="stun-list">
          <strong>{words('stunLabel')}</strong>
        </label>
        <p id="stun-hint" class="hint">
          {words('stunHint')}
        </p>
        <textarea
          id="stun-list"
          class="code-text"
          dir="ltr"
          rows={8}
          wrap="off"
          spellcheck={false}
          autocapitalize="off"
          maxLength={MAX_LIST_CHARS}
          aria-describedby="stun-hint stun-errors"
          aria-invalid={errors.length > 0}
          value={stunList}
          onInput={(event) => change({ stunList: event.currentTarget.value })}
        />
        <ul id="stun-errors" role="status">
          {errors.slice(0, SHOWN_ERRORS).map(({ line, text }) => (
            <li key={line} class="note problem">
              {words('stunError', String(line), shorten(text))}
            </li>
          ))}
        </ul>
        <button
          id="restore"
          type="button"
          disabled={stunList === DEFAULT_SETTINGS.stunList}
          onClick={() => change({ stunList: DEFAULT_SETTINGS.stunList })}
        >
          {words('restoreDefault')}
        </button>
      </section>
      <section class="card">
        <Checkbox
          id="lan-only"
          label={words('lanOnly')}
          hint={words('lanOnlyHint')}
          checked={lanOnly}
          onChange={(checked) => change({ lanOnly: checked })}
        />
        <Checkbox
          id="hide-local"
          label={words('hideLocal')}
          hint={words('hideLocalHint')}
          checked={hideLocal}
          onChange={(checked) => change({ hideLocal: checked })}
        />
        <div role="status">
          {lanOnly && hideLocal && <p class="note warning">{words('settingsConflict')}</p>}
        </div>
      </section>
      <LinkSettings site={site} onChange={(address) => change({ site: address })} />
      <div class="buttons">
        <button id="save" class="primary">
          {words('save')}
        </button>
        <span id="saved" role="status">
          {saved && words('saved')}
        </span>
      </div>
    </form>
  );
}

/** A pasted novel makes thousands of errors; the first few show what is wrong. */
const SHOWN_ERRORS = 5;
const SHOWN_CHARS = 60;

function shorten(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}
