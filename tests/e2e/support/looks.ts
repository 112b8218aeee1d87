import { readFileSync } from 'node:fs';
import type { View } from '../../../tools/lab/browsers/index.ts';

/** What axe-core has found wrong: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md */
interface AxeResults {
  violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}
interface AxeWindow {
  axe: { run(): Promise<AxeResults> };
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What WCAG's rules, as far as a program can check them, and good practice find wrong. */
export async function audit(view: View): Promise<string[]> {
  if (!(await view.evaluate("'axe' in window"))) await view.evaluate(`(() => { ${AXE} })()`);
  return view.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${String(target)}: ${failureSummary}`),
    );
  });
}

/** What does not fit: it scrolls sideways, is cut off, or lies on something else. */
export function misfits(view: View): Promise<string[]> {
  return view.evaluate(findMisfits);
}

/** Runs in the page. */
function findMisfits(): string[] {
  /** Letters may reach a little beyond their line, as may borders that were rounded. CSS pixels. */
  const tolerance = 2;
  const overlap = 4;
  const found: string[] = [];
  const page = document.documentElement;
  const { clientWidth, scrollWidth } = page;
  if (scrollWidth > clientWidth) found.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}`);

  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} "${(element.textContent ?? '').slice(0, 40)}"`;
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  /** For screen readers alone. */
  const isClipped = (element: Element | null): boolean =>
    element !== null &&
    (getComputedStyle(element).clipPath !== 'none' || isClipped(element.parentElement));
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !isClipped(element) &&
    !element.closest('.connection-said');
  /** Lines of text that stand directly in an element. */
  const linesOf = (element: Element) =>
    [...element.childNodes]
      .filter(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim())
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(({ width }) => width > 0);
      });

  const texts = [...top.querySelectorAll('*')].filter(isShown).map((element) => ({
    element,
    lines: linesOf(element),
  }));
  for (const { element, lines } of texts) {
    // What scrolls may hold more than it shows.
    if (element.closest('.chat-log')) continue;
    const box = element.closest('button, .note, .card, .step, .ask, .groups li');
    const edge = box?.getBoundingClientRect();
    for (const { left, right, top: above, bottom } of lines) {
      const sideways = left < -tolerance || right > clientWidth + tolerance;
      const out =
        edge &&
        (left < edge.left - tolerance ||
          right > edge.right + tolerance ||
          above < edge.top - tolerance ||
          bottom > edge.bottom + tolerance);
      if (sideways || out) {
        found.push(`cut off: ${name(element)}`);
        break;
      }
    }
  }
  const boxes = texts.flatMap(({ element, lines }) => lines.map((line) => ({ element, line })));
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const width =
        Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
      const height =
        Math.min(one.line.bottom, other.line.bottom) - Math.max(one.line.top, other.line.top);
      // What scrolled away lies behind what stays.
      const scrolls = (element: Element) => element.closest('.chat-log, .transfers, .columns');
      if (width > overlap && height > overlap && scrolls(one.element) === scrolls(other.element)) {
        found.push(`on each other: ${name(one.element)} and ${name(other.element)}`);
      }
    }
  }
  return found;
}
