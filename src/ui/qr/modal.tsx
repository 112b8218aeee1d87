import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  class: string;
  /** Id of the element that names it. */
  labelledBy: string;
  /** Escape was pressed. */
  onCancel: () => void;
  children: ComponentChildren;
}

/** A dialog over everything else for as long as it is rendered; the focus comes back afterwards. */
export function Modal({ class: name, labelledBy, onCancel, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={name}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        // It closes when it is no longer rendered, so that both never differ.
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
