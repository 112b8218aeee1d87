import type { Platform } from '../platform/platform.ts';
import type { Words } from '../ui/words.ts';

/** What a second tab shows for as long as another one holds the connections. */
export function showAlreadyOpen(root: HTMLElement, words: Words, platform: Platform): void {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'status');
  notice.textContent = words('alreadyOpen');
  root.replaceChildren(notice);
  if (!platform.focusHost) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words('alreadyOpenShow');
  button.onclick = () => platform.focusHost?.();
  root.append(button);
}
