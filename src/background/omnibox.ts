import browser from 'webextension-polyfill';
import { CodeError, WrongGroupError } from '../signal/errors.ts';
import { readText } from '../signal/read-text.ts';
import { PROBLEM_WORDS } from '../ui/labels.ts';
import type { WordKey } from '../ui/words.ts';
import { isFirefox } from '../platform/extension.ts';
import { openPage } from './open-page.ts';

/** The keyword in the address bar: takes the code that is typed or pasted behind it. */
export function init(): void {
  // Firefox for Android has none.
  if (!('omnibox' in browser)) return;
  browser.omnibox.setDefaultSuggestion({ description: describe('') });
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    const description = describe(text);
    // Firefox shows a new default with the next key only, and no suggestion that is the text itself.
    if (isFirefox) suggest([{ content: `${text} `, description }]);
    else browser.omnibox.setDefaultSuggestion({ description });
  });
  browser.omnibox.onInputEntered.addListener((text) => {
    void openPage(true, [{ type: 'take', text }]);
  });
}

/** What is in the text. Chromium reads it as XML; a test keeps its signs out of our words. */
function describe(text: string): string {
  const say = (key: WordKey, ...more: string[]) => browser.i18n.getMessage(key, more);
  if (text.trim() === '') return say('omniboxEmpty');
  try {
    const { kind } = readText(text).description;
    return say(kind === 'invite' ? 'omniboxInvite' : 'omniboxReply');
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const group = error instanceof WrongGroupError ? [String(error.group)] : [];
    return say(PROBLEM_WORDS[error.reason], ...group);
  }
}
