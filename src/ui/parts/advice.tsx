import type { ComponentChildren } from 'preact';
import { useUi } from '../context.ts';
import { DIAGNOSIS_WORDS } from '../labels.ts';
import type { Diagnosis } from '../protocol.ts';

interface Props {
  diagnosis: Diagnosis | undefined;
  class: string;
  children?: ComponentChildren;
}

/** What stands in the way, and what to do about it; `children` come below. */
export function Advice({ diagnosis, class: className, children }: Props) {
  const { words } = useUi();
  // The box stays, so that screen readers tell when something comes into it.
  return (
    <div role="status">
      {diagnosis && (
        <div class={`note warning ${className}`} data-diagnosis={diagnosis}>
          <h2>{words(DIAGNOSIS_WORDS[diagnosis].what)}</h2>
          <p>{words(DIAGNOSIS_WORDS[diagnosis].next)}</p>
          {children}
        </div>
      )}
    </div>
  );
}
