import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Step {
  name: string;
  /** Made when its turn comes; what it throws fails the step. */
  command(): string[];
  /** Where jest writes its results as JSON; each test counts. Without, the step counts as one. */
  report?: string;
  /** The name of a step without whose success this one makes no sense. */
  needs?: string;
  /** Shows what it prints at once, not only if it fails. For long ones that run alone. */
  live?: boolean;
}

export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  /** What failed, each with its reason, for the end of a long log. */
  failures: string[];
}

/** The part of jest's JSON that we read. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
  testResults: {
    /** Of a file that could not be loaded. */
    message: string;
    status: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/**
 * Runs stages one after the other, the lanes of a stage at the same time, and the steps of a lane
 * one after the other; prints a line for each. A step that fails stops only those that need it.
 */
export async function runStages(stages: Step[][][]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const lanes of stages) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const step of lane) outcomes.push(await runStep(step, outcomes));
      }),
    );
  }
  return outcomes;
}

async function runStep(step: Step, before: Outcome[]): Promise<Outcome> {
  const { name, needs, report, live = false } = step;
  if (needs && before.some((outcome) => outcome.name === needs && outcome.failed > 0)) {
    console.log(`✗ ${name}: not run, because of ${needs}`);
    return { name, passed: 0, failed: 1, failures: [name] };
  }
  const start = performance.now();
  const { code, output } = await execute(step, live).catch((error: unknown) => ({
    code: 1,
    output: `${String(error)}\n`,
  }));
  const counts = report ? await readReport(report) : { passed: 0, failed: 0, failures: [] };
  const passed = report ? counts.passed : Number(code === 0);
  const failed = counts.failed || Number(code !== 0);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const tests = report ? `: ${passed} passed, ${failed} failed` : '';
  if (failed > 0) process.stdout.write(output);
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}${tests} (${seconds} s)`);
  const failures = failed > counts.failures.length ? [name] : counts.failures;
  return { name, passed, failed, failures };
}

async function execute(
  step: Step,
  live: boolean,
): Promise<{ code: number | null; output: string }> {
  const [program = '', ...args] = step.command();
  const bin = path.resolve('node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, NO_UPDATE_NOTIFIER: '1' };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (live) process.stdout.write(text);
      else output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

type Counts = Omit<Outcome, 'name'>;

async function readReport(file: string): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, failures: [] };
  const report = JSON.parse(text) as JestReport;
  const failures = report.testResults.flatMap(({ status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [message] : [];
    return tests.map((test) => [test.fullName, ...test.failureMessages].join('\n'));
  });
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed, failures };
}
