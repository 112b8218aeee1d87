import { readFileSync } from 'node:fs';
import { diagnose, type Diagnosis } from '../../../src/connection/diagnosis.ts';
import { addEvidence, NO_EVIDENCE } from '../../../src/connection/evidence.ts';
import { summarise } from '../../../src/connection/traversal/summary.ts';
import type { StatsEntry } from '../../../src/connection/stats.ts';
import type { Candidate } from '../../../src/signal/description.ts';

/** What an inviter's browser showed in the NAT lab 2, 5, 9 and 14 s after it had taken the reply. */
interface Recording {
  diagnosis: Diagnosis;
  inviter: string;
  replier: string;
  own: Candidate[];
  other: Candidate[];
  /** Candidate pairs and transports. */
  looks: StatsEntry[][];
}

const recordings = readFileSync('tests/unit/connection/ice-stats.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recording);

test.each(recordings)(
  'real browsers, $inviter to $replier: $diagnosis',
  ({ diagnosis, own, other, looks }) => {
    const evidence = looks.reduce(addEvidence, NO_EVIDENCE);
    const codes = { own: summarise(own), other: summarise(other), asked: true };
    expect(diagnose(codes, evidence)).toBe(diagnosis);
  },
);
