import { useUi } from '../context.ts';
import { ChatLog } from '../parts/chat-log.tsx';
import { Composer } from '../parts/composer.tsx';
import { TestPanel } from '../parts/test-panel.tsx';
import { VerificationPanel } from '../parts/verification-panel.tsx';
import type { ConnectionView } from '../protocol.ts';

/** The conversation, and the connection test. */
export function Connected({ connection }: { connection: ConnectionView }) {
  const { dispatch, words } = useUi();
  const { id, state, chat, test, stranger, verification } = connection;
  return (
    <div class="talk">
      <div role="status">
        {stranger && <p class="note warning stranger">{words('stranger')}</p>}
        {state === 'interrupted' && (
          <div class="note warning interrupted">
            <p>{words('interrupted')}</p>
            <button id="renew" onClick={() => dispatch({ type: 'renew', id })}>
              {words('reconnect')}
            </button>
          </div>
        )}
      </div>
      {verification && (
        <VerificationPanel key={`${id} signs`} id={id} verification={verification} />
      )}
      <div class="chat">
        {chat.length === 0 && (
          <div class="chat-empty">
            <p>{words('chatEmpty')}</p>
            <p class="hint">{words('chatEmptyHint')}</p>
          </div>
        )}
        <ChatLog key={id} lines={chat} />
        <Composer key={`${id} field`} id={id} />
      </div>
      <TestPanel id={id} test={test} />
    </div>
  );
}
