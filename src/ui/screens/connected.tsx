import { useUi } from '../context.ts';
import { nameOf } from '../labels.ts';
import { CallPanel } from '../parts/call-panel.tsx';
import { ChatLog } from '../parts/chat-log.tsx';
import { Composer } from '../parts/composer.tsx';
import { HealthPanel } from '../parts/health-panel.tsx';
import { SaveChat } from '../parts/save-chat.tsx';
import { SendFiles } from '../parts/send-files.tsx';
import { TestPanel } from '../parts/test-panel.tsx';
import { TransferList } from '../parts/transfer-list.tsx';
import { VerificationPanel } from '../parts/verification-panel.tsx';
import type { ConnectionView } from '../protocol.ts';

/** The conversation, and the connection test. */
export function Connected({ connection }: { connection: ConnectionView }) {
  const { dispatch, words } = useUi();
  const { id, state, chat, test, stranger, verification, files, can, call } = connection;
  const them = nameOf(connection, words);
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
      {them !== undefined && <p class="their-name">{words('nameSaid', them)}</p>}
      {verification && (
        <VerificationPanel key={`${id} signs`} id={id} verification={verification} />
      )}
      {call && <CallPanel key={`${id} call`} id={id} call={call} />}
      <TransferList id={id} transfers={files?.transfers ?? []} />
      <div class="chat">
        {chat.length === 0 && (
          <div class="chat-empty">
            <p>{words('chatEmpty')}</p>
            <p class="hint">{words('chatEmptyHint')}</p>
          </div>
        )}
        <ChatLog key={id} lines={chat} them={them} />
        <Composer key={`${id} field`} id={id} takesFiles={can.includes('files')} />
      </div>
      <div class="talk-tools">
        {can.includes('files') && <SendFiles key={`${id} files`} id={id} files={files} />}
        <SaveChat connection={connection} />
      </div>
      {connection.health && <HealthPanel key={`${id} health`} id={id} health={connection.health} />}
      <TestPanel id={id} test={test} />
    </div>
  );
}
