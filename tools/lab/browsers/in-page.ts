/**
 * Functions that run inside a page: each is sent as source text, so it uses nothing outside itself.
 */

export type Found =
  /** The middle of the element, in CSS pixels of the viewport, where a press really meets it. */
  { state: 'ready'; x: number; y: number } | { state: 'absent' | 'disabled' | 'covered' };

/**
 * Finds the first shown element that matches `selector` and, if given, has `text` in what is
 * visible of it or in its accessible name; of nested matches the innermost.
 * With `act` it also scrolls it into view and looks whether a mouse could press it.
 */
export function find(selector: string, text: string | null, act: boolean): Found {
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
  const namesOf = (element: Element): string[] => {
    const attribute = (name: string) => element.getAttribute(name) ?? '';
    const labels =
      'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
    const labelledBy = attribute('aria-labelledby')
      .split(/\s+/)
      .map((id) => document.getElementById(id));
    return [
      element instanceof HTMLElement ? element.innerText : (element.textContent ?? ''),
      ...['aria-label', 'title', 'alt', 'placeholder'].map(attribute),
      element instanceof HTMLInputElement && element.type !== 'text' ? element.value : '',
      ...[...labels, ...labelledBy].map((label) => label?.textContent ?? ''),
    ];
  };
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const visible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return visible && width > 0 && height > 0;
  };
  const wanted = text === null ? null : plain(text);
  const matches = [...document.querySelectorAll(selector)].filter(
    (element) =>
      shown(element) &&
      (wanted === null || namesOf(element).some((name) => plain(name).includes(wanted))),
  );
  const element =
    wanted === null
      ? matches[0]
      : matches.find((outer) => !matches.some((m) => m !== outer && outer.contains(m)));
  if (!element) return { state: 'absent' };
  if (act) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (!act) return { state: 'ready', x, y };
  if (element.matches(':disabled, [aria-disabled="true"]')) return { state: 'disabled' };
  const hit = document.elementFromPoint(x, y);
  const pressed = hit && (element.contains(hit) || hit.closest('label')?.control === element);
  return pressed ? { state: 'ready', x, y } : { state: 'covered' };
}

/** What the person sees of one element; of the whole page without a selector. */
export function visibleText(selector: string): string | null {
  const element = document.querySelector(selector);
  return element instanceof HTMLElement ? element.innerText : (element?.textContent ?? null);
}

export function fieldValue(selector: string): string | null {
  const element = document.querySelector(selector);
  return element && 'value' in element ? String(element.value) : null;
}

/** Selects all text of an element. */
export function selectText(selector: string): void {
  const element = document.querySelector(selector);
  if (element) getSelection()?.selectAllChildren(element);
}

/** Whether the page has loaded; a new tab's first blank document does not count. */
export function loaded(): boolean {
  return location.href !== 'about:blank' && document.readyState === 'complete';
}

/** Drops files as a person does, but by events of the page's own. */
export function dropHere(x: number, y: number, files: { name: string; base64: string }[]): void {
  const transfer = new DataTransfer();
  for (const { name, base64 } of files) {
    const content = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const type = name.endsWith('.txt') ? 'text/plain' : name.endsWith('.png') ? 'image/png' : '';
    transfer.items.add(new File([content], name, { type }));
  }
  const target = document.elementFromPoint(x, y);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const init = { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer };
    target?.dispatchEvent(new DragEvent(type, init));
  }
}
