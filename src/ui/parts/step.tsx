import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface Props {
  number: number;
  title: string;
  titleId: string;
  hint?: string | undefined;
  done?: boolean;
  children?: ComponentChildren;
}

/** One of the few things a person has to do, in order. */
export function Step({ number, title, titleId, hint, done = false, children }: Props) {
  return (
    <li class="step" data-done={done}>
      <div class="step-head">
        <span class="step-number" aria-hidden="true">
          {done ? <Icon name="check" /> : number}
        </span>
        <h2 id={titleId}>{title}</h2>
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
    </li>
  );
}
