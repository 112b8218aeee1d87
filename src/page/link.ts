/**
 * What a link of spontan's own scheme opens in the extension. In Chromium this page can be reached from
 * any web page (or clicks on links there would not arrive), so it is a small one: all it does is to hand
 * the text of the link over as if it had been pasted. It cannot be framed (frame-ancestors in the manifest).
 */
import { textOfFragment } from '../carriers/link/link.ts';
import { extension, request } from '../platform/extension.ts';
import { takeFragment } from '../platform/fragment.ts';
import { isRecord } from '../platform/requests.ts';
import { showNotice } from '../ui/notice.tsx';
import { loadChosenWords } from '../ui/words.ts';

const text = textOfFragment(takeFragment());
const commands = text === undefined ? [] : [{ type: 'take', text }];
const answer = await request({ type: 'hand-over', commands });
const elsewhere = isRecord(answer) && answer.elsewhere === true;
const root = document.querySelector<HTMLElement>('#app');

if (!elsewhere) location.replace('page.html');
// A tab that was opened for the link has nothing to go back to.
else if (history.length === 1) window.close();
else if (root) {
  showNotice(root, await loadChosenWords(extension), 'passed-on', extension.focusHost);
}
