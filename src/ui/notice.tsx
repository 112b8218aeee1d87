import { render } from 'preact';
import { setLanguage } from './language.ts';
import { Mark } from './parts/icon.tsx';
import type { WordKey, Words } from './words.ts';

/** Why there is nothing else to show. */
export type NoticeKind =
  /** A second tab: the page is open elsewhere. */
  | 'other-tab'
  /** A second tab, which a link opened: the code is where the page is open. */
  | 'passed-on'
  /** It was opened inside another page. */
  | 'framed'
  /** The popup has no page to show. */
  | 'no-page';

const NOTICES: Record<NoticeKind, { title: WordKey; hint: WordKey; action: WordKey }> = {
  'other-tab': { title: 'alreadyOpen', hint: 'alreadyOpenHint', action: 'alreadyOpenShow' },
  'passed-on': { title: 'passedOn', hint: 'passedOnHint', action: 'alreadyOpenShow' },
  framed: { title: 'framed', hint: 'framedHint', action: 'framedOpen' },
  'no-page': { title: 'pageDoesNotOpen', hint: 'pageDoesNotOpenHint', action: 'pageOpenAgain' },
};

/** Fills `root` with one notice, and a button where there is something to do, in place of the app. */
export function showNotice(
  root: HTMLElement,
  words: Words,
  kind: NoticeKind,
  onAction?: () => void,
): void {
  const { title, hint, action } = NOTICES[kind];
  setLanguage(words.language);
  render(
    <main id="notice" class="notice" data-kind={kind}>
      <Mark />
      <div role="alert">
        <h1>{words(title)}</h1>
        <p>{words(hint)}</p>
      </div>
      {onAction && (
        <button id="notice-action" class="primary" onClick={onAction}>
          {words(action)}
        </button>
      )}
    </main>,
    root,
  );
}
