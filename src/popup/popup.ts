import { extension } from '../platform/extension.ts';
import { openPage } from '../platform/page-link.ts';
import { mountApp } from '../ui/app.tsx';
import { createWords } from '../ui/words.ts';
import { RemoteHost } from './remote-host.ts';

const words = createWords(extension);

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`popup.html has no #${id}`);
  return found;
}

function showTrouble(trouble: boolean): void {
  const place = element('trouble');
  place.replaceChildren();
  if (!trouble) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words('pageOpenAgain');
  button.onclick = () => openPage(true);
  place.append(words('pageDoesNotOpen'), ' ', button);
}

const render = mountApp(element('app'), {
  dispatch: (command) => host.dispatch(command),
  words,
  where: 'popup',
});
const host = new RemoteHost(extension, { snapshot: render, trouble: showTrouble });
void host.start();
