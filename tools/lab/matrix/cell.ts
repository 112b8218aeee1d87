import { openingMs, type Outcome } from './outcome.ts';
import { isConnectable, type MatrixKind, type Pair } from './plan.ts';

/** What is to be seen of a pair. */
export interface Cell extends Pair {
  state: 'opened' | 'closed' | 'impossible' | 'untried';
  /** Milliseconds until it opened. */
  ms?: number;
  /** Whether stock WebRTC opens it; undefined: not tried. */
  stock?: boolean;
}

/** The triangle of all pairs of `kinds`: a row for each kind, with itself and those before it. */
export function cellsOf(kinds: readonly MatrixKind[], outcomes: Outcome[]): Cell[][] {
  return kinds.map((one, row) => kinds.slice(0, row + 1).map((other) => cell(one, other)));

  function cell(one: MatrixKind, other: MatrixKind): Cell {
    const outcome = outcomes.find(
      ({ inviter, replier }) =>
        (inviter === one && replier === other) || (inviter === other && replier === one),
    );
    const pair = outcome ?? { inviter: other, replier: one };
    return {
      inviter: pair.inviter,
      replier: pair.replier,
      ...stateOf(pair, outcome),
      stock: outcome?.stock?.opened,
    };
  }
}

function stateOf(pair: Pair, outcome: Outcome | undefined): Pick<Cell, 'state' | 'ms'> {
  if (outcome?.opened) return { state: 'opened', ms: openingMs(outcome) };
  if (!isConnectable(pair)) return { state: 'impossible' };
  return { state: outcome ? 'closed' : 'untried' };
}
