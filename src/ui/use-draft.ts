import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useUi } from './context.ts';
import { flushed, heard, startDraft, submitted, typed, type Draft } from './draft.ts';

/** Long enough for a burst of keys, short enough that a popup that closes loses nothing. */
const DRAFT_DELAY_MS = 150;

/** The text of the field `name`, kept by the page so that a closed popup loses nothing. */
export function useDraft(name: string) {
  const { dispatch, snapshot } = useUi();
  const element = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(startDraft(snapshot.drafts[name]));
  const [text, setText] = useState(latest.current.text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const update = (next: Draft) => {
    latest.current = next;
    setText(next.text);
  };
  const tellPage = () => {
    clearTimeout(timer.current);
    if (!latest.current.pending) return;
    latest.current = flushed(latest.current);
    dispatch({ type: 'draft', field: name, text: latest.current.text });
  };

  useLayoutEffect(() => {
    const focused = document.hasFocus() && document.activeElement === element.current;
    update(heard(latest.current, snapshot.drafts[name], focused));
  }, [snapshot]);

  useEffect(() => {
    window.addEventListener('pagehide', tellPage);
    return () => {
      window.removeEventListener('pagehide', tellPage);
      tellPage();
    };
  }, [name]);

  return {
    element,
    text,
    type(value: string) {
      update(typed(latest.current, value));
      clearTimeout(timer.current);
      timer.current = setTimeout(tellPage, DRAFT_DELAY_MS);
    },
    flush: tellPage,
    /** Hands the text in; it stays in the field until the page lets go of the draft. */
    submit(value = latest.current.text) {
      if (value !== latest.current.text) update(typed(latest.current, value));
      tellPage();
      update(submitted(latest.current));
    },
    /** Empties the field at once, here and in the page. */
    clear() {
      update(typed(latest.current, ''));
      tellPage();
    },
  };
}
