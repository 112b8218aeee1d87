import { useEffect, useRef, useState } from 'preact/hooks';
import { holdsSomething, readTransfer } from '../../carriers/file/read-transfer.ts';
import { useUi } from '../context.ts';
import { setsOfTransfer } from '../files/file-sets.ts';
import { filesGoTo, takeFrom, takingAt } from '../take.ts';
import { Icon } from './icon.tsx';

/**
 * Takes what is dropped anywhere on the page, as a code or, where people are connected, as files to
 * send; without it, the browser would show the file instead.
 */
export function DropTarget() {
  const { snapshot, dispatch, words, page } = useUi();
  const [over, setOver] = useState(false);
  const at = useRef<string>(undefined);
  at.current = takingAt(snapshot);
  const partner = useRef<string>(undefined);
  partner.current = filesGoTo(snapshot);

  useEffect(() => {
    /** What is dragged began here: the person moves text about. */
    let own = false;
    const isOurs = ({ dataTransfer, target }: DragEvent) =>
      dataTransfer &&
      holdsSomething(dataTransfer) &&
      !own &&
      (dataTransfer.types.includes('Files') || !isOtherField(target));
    const stop = new AbortController();
    const on = (type: 'dragstart' | 'dragend' | 'dragover' | 'dragleave' | 'drop', run: Listener) =>
      document.addEventListener(type, run, { signal: stop.signal });

    on('dragstart', () => (own = true));
    on('dragend', () => (own = false));
    on('dragover', (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', (event) => {
      // It comes for every element that is left; only leaving the document has nowhere to go.
      if (!event.relatedTarget) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      if (!isOurs(event) || !event.dataTransfer) return;
      event.preventDefault();
      if (partner.current !== undefined && event.dataTransfer.types.includes('Files')) {
        const sets = setsOfTransfer(event.dataTransfer, (count) => words('filesMany', count));
        if (page) page.offerFiles(partner.current, sets);
        else dispatch({ type: 'focus-page' });
        return;
      }
      void takeFrom(readTransfer(event.dataTransfer), at.current, dispatch);
    });
    return () => stop.abort();
  }, [dispatch, page, words]);

  if (!over) return null;
  return (
    <div class="drop" aria-hidden="true">
      <Icon name="file" />
      {words(partner.current === undefined ? 'dropHere' : 'filesDrop')}
    </div>
  );
}

type Listener = (event: DragEvent) => void;

/** A field for other things than codes, into which text may be dropped as everywhere. */
function isOtherField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(':is(input, textarea):not(.take *)');
}
