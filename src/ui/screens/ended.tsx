import { useUi } from '../context.ts';
import { FAILURE_WORDS } from '../labels.ts';
import { ChatLog } from '../parts/chat-log.tsx';
import type { ConnectionView } from '../protocol.ts';

/** What happened, what to do next, and what was said. */
export function Ended({
  connection: { id, failure, state, chat },
}: {
  connection: ConnectionView;
}) {
  const { dispatch, words } = useUi();
  const { what, next } = failure
    ? FAILURE_WORDS[failure]
    : ({ what: 'closedTitle', next: 'closedStep' } as const);
  return (
    <>
      <section class="card ended" data-state={state} data-failure={failure}>
        <h2>{words(what)}</h2>
        <p>{words(next)}</p>
        <div class="buttons">
          <button id="invite" class="primary" onClick={() => dispatch({ type: 'invite' })}>
            {words('newInvite')}
          </button>
          <button id="remove" onClick={() => dispatch({ type: 'remove', id })}>
            {words('remove')}
          </button>
        </div>
      </section>
      {chat.length > 0 && (
        <section class="chat-past">
          <h2>{words('chatTitle')}</h2>
          <ChatLog key={id} lines={chat} />
        </section>
      )}
    </>
  );
}
