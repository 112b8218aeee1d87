import { saveFile } from '../../carriers/file/save-file.ts';
import { CHAT_FILE, exportChat } from '../../talk/export-chat.ts';
import { useUi } from '../context.ts';
import { nameOf } from '../labels.ts';
import type { ConnectionView } from '../protocol.ts';
import { Icon } from './icon.tsx';

/** Saves what was said as a text file. */
export function SaveChat({ connection }: { connection: ConnectionView }) {
  const { words } = useUi();
  const { chat } = connection;
  const save = () => {
    const labels = {
      me: words('fromMe'),
      them: nameOf(connection, words) ?? words('fromThem'),
      undelivered: words('undelivered'),
    };
    saveFile(CHAT_FILE, new Blob([exportChat(chat, labels)], { type: 'text/plain' }));
  };
  return (
    <button id="save-chat" class="quiet start" disabled={chat.length === 0} onClick={save}>
      <Icon name="save" />
      {words('chatSave')}
    </button>
  );
}
