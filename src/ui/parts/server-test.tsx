import { useUi } from '../context.ts';

/** Tests all servers that are on. `count`: how many these are. */
export function ServerTest({ count }: { count: number }) {
  const { snapshot, dispatch, words } = useUi();
  const { serverTest, settings } = snapshot;
  const test = serverTest?.what === 'servers' ? serverTest : undefined;
  if (settings.lanOnly) return <p class="hint">{words('serversLanOnly')}</p>;
  return (
    <>
      <p class="hint">{words('serversTestHint', count)}</p>
      {test?.running ? (
        <TestProgress />
      ) : (
        <button
          id="servers-test"
          class="start"
          disabled={count === 0}
          onClick={() => dispatch({ type: 'test-servers' })}
        >
          {words('serversTest')}
        </button>
      )}
      <div id="servers-tested" role="status">
        {test && !test.running && <Summary />}
      </div>
    </>
  );
}

/** How far the test is, and how to stop it. */
export function TestProgress() {
  const { snapshot, dispatch, words } = useUi();
  const { results, total } = snapshot.serverTest ?? { results: [], total: 0 };
  return (
    <div class="server-progress">
      <label class="bar">
        <span>{words('serversTesting')}</span>
        <progress max={total} value={results.length} />
        <span class="bar-figures">{words('testProgress', results.length, total)}</span>
      </label>
      <button id="servers-test-stop" onClick={() => dispatch({ type: 'stop-server-test' })}>
        {words('stop')}
      </button>
    </div>
  );
}

function Summary() {
  const { snapshot, words } = useUi();
  const { results, total } = snapshot.serverTest ?? { results: [], total: 0 };
  const good = results.filter(({ ok }) => ok);
  if (results.length > 0 && good.length === 0) {
    return <p class="note problem">{words('serversSilent')}</p>;
  }
  const seenAt = new Set(
    good.flatMap(({ odd, ipv4, ipv6 }) => (odd ? [] : [ipv4 ?? [], ipv6 ?? []].flat())),
  );
  return (
    <p class="note">
      {words('serversTested', good.length, results.length)}
      {results.length < total && ` ${words('serversNotAsked', total - results.length)}`}
      {seenAt.size > 0 && ` ${words('serversSeeYou', [...seenAt].join(', '))}`}
    </p>
  );
}
