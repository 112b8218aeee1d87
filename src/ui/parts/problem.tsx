import { PROBLEM_WORDS } from '../labels.ts';
import type { Problem } from '../protocol.ts';
import { useUi } from '../context.ts';

/** The box stays and its content is new each time: so the same problem twice is said twice. */
export function ProblemNote({ id, problem }: { id: string; problem: Problem | undefined }) {
  const { words } = useUi();
  return (
    <div id={id} role="alert">
      {problem && (
        <p key={problem.serial} class="note problem" data-reason={problem.reason}>
          {words(PROBLEM_WORDS[problem.reason], problem.group ?? '')}
        </p>
      )}
    </div>
  );
}
