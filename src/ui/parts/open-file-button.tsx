import { useRef } from 'preact/hooks';
import { readFile } from '../../carriers/file/read-file.ts';
import { useUi } from '../context.ts';
import { takeFrom } from '../take.ts';
import { Icon } from './icon.tsx';

/** Opens a file that holds a code. `at`: the connection that the code is for. */
export function OpenFileButton({ at }: { at: string | undefined }) {
  const { dispatch, words, canChooseFiles } = useUi();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        id="open-file"
        type="button"
        onClick={() => (canChooseFiles ? input.current?.click() : dispatch({ type: 'focus-page' }))}
      >
        <Icon name="file" />
        {words('openFile')}
      </button>
      <input
        ref={input}
        id="open-file-input"
        type="file"
        accept="text/*,image/*"
        hidden
        onChange={({ currentTarget: field }) => {
          const file = field.files?.[0];
          if (file) void takeFrom(readFile(file), at, dispatch);
          // Or the same file, corrected, could not be chosen again.
          field.value = '';
        }}
      />
    </>
  );
}
