import { useUi } from '../context.ts';
import { failureWords, type Sentences } from '../labels.ts';
import { ReplyField } from '../parts/reply-field.tsx';
import type { ConnectionView } from '../protocol.ts';

/** What happened, and what to do next. */
export function Ended({ connection }: { connection: ConnectionView }) {
  const { dispatch, words } = useUi();
  const { id, failure, state, advice, reconnects } = connection;
  const { what, next } = outcomeOf(connection);
  return (
    <section class="card ended" data-state={state} data-failure={failure} data-diagnosis={advice}>
      <h2>{words(what)}</h2>
      <p>{words(next)}</p>
      <div class="buttons">
        {reconnects ? (
          <button id="renew" class="primary" onClick={() => dispatch({ type: 'renew', id })}>
            {words('reconnect')}
          </button>
        ) : (
          <button id="invite" class="primary" onClick={() => dispatch({ type: 'invite' })}>
            {words('newInvite')}
          </button>
        )}
        <button id="remove" onClick={() => dispatch({ type: 'remove', id })}>
          {words('remove')}
        </button>
      </div>
      {reconnects && <TheirCode connection={connection} />}
    </section>
  );
}

/** Both see the same screen, so the other one may have been quicker. */
function TheirCode({ connection }: { connection: ConnectionView }) {
  const { words } = useUi();
  return (
    <>
      <h3 id="reply-title">{words('reconnectTake')}</h3>
      <ReplyField
        connection={connection}
        labelledBy="reply-title"
        placeholder="takePlaceholder"
        button="takeButton"
      />
    </>
  );
}

function outcomeOf(connection: ConnectionView): Sentences {
  const closed = connection.endedBy === 'them' ? 'closedByThem' : 'closedTitle';
  return failureWords(connection) ?? { what: closed, next: 'closedStep' };
}
