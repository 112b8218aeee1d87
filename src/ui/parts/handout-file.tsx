import { saveFile } from '../../carriers/file/save-file.ts';
import { useUi } from '../context.ts';
import type { HandoutProps } from './handout-carriers.ts';
import { Icon } from './icon.tsx';

/** The code as a small text file. */
export function HandoutFile({ code, label, onGiven }: HandoutProps) {
  const { words } = useUi();
  const isReply = label !== 'inviteCodeLabel';
  const name = isReply ? 'spontan-reply.txt' : 'spontan-invite.txt';
  const save = () => {
    const about = words(isReply ? 'fileReply' : 'fileInvite');
    const text = code.form === 'code' ? `${about}\n\n${code.text}\n` : code.text;
    saveFile(name, new Blob([text], { type: 'text/plain' }));
    onGiven();
  };
  return (
    <>
      <p class="hint">{words('fileHint')}</p>
      <div class="buttons">
        <button id="save-file" class="primary" onClick={save}>
          <Icon name="save" />
          {words('fileSave', name)}
        </button>
      </div>
    </>
  );
}
