import { TEST_BYTES } from '../../talk/connection-test.ts';
import { useUi } from '../context.ts';
import { formatAmount } from '../format.ts';
import type { TestView } from '../protocol.ts';
import type { WordKey } from '../words.ts';

/** Offers the connection test, and shows how it goes. `id`: the connection. */
export function TestPanel({ id, test }: { id: string; test: TestView | undefined }) {
  const { dispatch, words } = useUi();
  const running = test?.state === 'running';
  return (
    <div class="test">
      <button id="test" disabled={running} onClick={() => dispatch({ type: 'test', id })}>
        {words(running ? 'testRunning' : test ? 'testAgain' : 'testTitle')}
      </button>
      {test ? (
        <Result test={test} />
      ) : (
        <p class="hint">{words('testHint', formatAmount(TEST_BYTES, words.language))}</p>
      )}
    </div>
  );
}

function Result({ test: { state, sent, received, total, rate } }: { test: TestView }) {
  const { words } = useUi();
  return (
    <div id="test-result" data-state={state}>
      {state === 'running' && (
        <>
          <Bar label="testSent" done={sent} total={total} />
          <Bar label="testReceived" done={received} total={total} />
        </>
      )}
      <p role="status">
        {state === 'passed' && words('testPassed')}
        {state === 'failed' && words('testFailed')}
        {state !== 'running' && rate !== undefined && (
          <span class="test-rate">
            {words('testRate', formatAmount(rate, words.language, true))}
          </span>
        )}
      </p>
    </div>
  );
}

function Bar({ label, done, total }: { label: WordKey; done: number; total: number }) {
  const { words } = useUi();
  const { language } = words;
  return (
    <label class="bar">
      <span>{words(label)}</span>
      <progress max={total} value={done} />
      <span class="bar-figures">
        {words('testProgress', formatAmount(done, language), formatAmount(total, language))}
      </span>
    </label>
  );
}
