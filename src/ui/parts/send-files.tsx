import { useEffect, useRef } from 'preact/hooks';
import { MAX_FILES } from '../../talk/files/constants.ts';
import { useUi } from '../context.ts';
import { setsOfFiles } from '../files/file-sets.ts';
import type { FilesView } from '../protocol.ts';
import { Icon } from './icon.tsx';
import { Progress } from './progress.tsx';

/** Chooses files or a folder, to offer them to the other side. `id`: the connection. */
export function SendFiles({ id, files }: { id: string; files: FilesView | undefined }) {
  const { dispatch, page, words } = useUi();
  const input = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  // Neither JSX nor every version of its types knows this attribute.
  useEffect(() => folderInput.current?.setAttribute('webkitdirectory', ''), []);
  // A popup closes as soon as it has asked for a file, and could not hand it over.
  const choose = (field: HTMLInputElement | null) =>
    page ? field?.click() : dispatch({ type: 'focus-page' });
  const offer = (field: HTMLInputElement) => {
    const chosen = [...(field.files ?? [])];
    const sets = async () => setsOfFiles(chosen, (count) => words('filesMany', count));
    page?.offerFiles(id, sets());
    // Or the same file could not be chosen again.
    field.value = '';
  };
  return (
    <>
      <button id="send-files" class="quiet" onClick={() => choose(input.current)}>
        <Icon name="file" />
        {words('filesSend')}
      </button>
      <button id="send-folder" class="quiet" onClick={() => choose(folderInput.current)}>
        <Icon name="folder" />
        {words('filesSendFolder')}
      </button>
      {page && (
        <>
          <input
            ref={input}
            id="send-files-input"
            type="file"
            multiple
            hidden
            onChange={({ currentTarget }) => offer(currentTarget)}
          />
          <input
            ref={folderInput}
            id="send-folder-input"
            type="file"
            hidden
            onChange={({ currentTarget }) => offer(currentTarget)}
          />
        </>
      )}
      <div class="send-files" role="status">
        {files?.listing && <Progress label={words('filesListing')} />}
        {files?.problem && (
          <p class="note problem" data-problem={files.problem}>
            {files.problem === 'empty' && words('filesEmpty')}
            {files.problem === 'too-many' && words('filesTooMany', MAX_FILES)}
            {files.problem === 'unreadable' && words('filesUnreadable')}
          </p>
        )}
      </div>
    </>
  );
}
