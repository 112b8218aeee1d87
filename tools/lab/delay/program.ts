/** What `npm run lab -- delay` runs, in a network of its own. */
import { mkdirSync, createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { pick } from '../pick.ts';
import { DELAYS, HANDOVERS, PAIRS, PLACE_NAMES, plansOf } from './plan.ts';
import { runAll } from './run.ts';
import { tablesOf } from './table.ts';

/** Git ignores it. */
const FOLDER = 'tests/artifacts';
/** RFC 4787 §4.3 asks for 2 minutes and more; many NATs forget after half a minute. */
const TIMEOUT = 30;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    places: { type: 'string' },
    pairs: { type: 'string' },
    handovers: { type: 'string' },
    delays: { type: 'string' },
    timeout: { type: 'string' },
  },
});

const plans = plansOf({
  places: pick(values.places, PLACE_NAMES),
  pairs: pick(values.pairs, PAIRS),
  handovers: pick(values.handovers, HANDOVERS),
  delays: values.delays?.split(',').map(Number) ?? (values.quick ? [0, 20] : DELAYS),
});
const seconds = Math.max(...plans.map(({ delay }) => delay));
mkdirSync(FOLDER, { recursive: true });
const file = `${FOLDER}/delay-${new Date().toISOString().replace(/\W/g, '')}.jsonl`;
const lines = createWriteStream(file);
console.log(`${plans.length} trials, ${seconds} s and more; each goes to ${file}`);

const outcomes = await runAll(plans, {
  timeout: Number(values.timeout ?? TIMEOUT),
  onOutcome: (outcome) => void lines.write(`${JSON.stringify(outcome)}\n`),
});
lines.end();
console.log(`\n${tablesOf(outcomes)}`);
