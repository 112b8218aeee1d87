import { useUi } from '../context.ts';
import { nameOf } from '../labels.ts';
import type { ConnectionView } from '../protocol.ts';
import { ChatLog } from './chat-log.tsx';
import { SaveChat } from './save-chat.tsx';

/** What was said while it was connected. */
export function PastChat({ connection }: { connection: ConnectionView }) {
  const { words } = useUi();
  const { chat } = connection;
  if (chat.length === 0) return null;
  return (
    <section class="chat-past">
      <h2>{words('chatTitle')}</h2>
      <ChatLog lines={chat} them={nameOf(connection, words)} />
      <SaveChat connection={connection} />
    </section>
  );
}
