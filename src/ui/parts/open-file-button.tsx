import { useEffect, useRef } from 'preact/hooks';
import { readFile } from '../../carriers/file/read-file.ts';
import { useUi } from '../context.ts';
import { takeFrom } from '../take.ts';
import type { WordKey } from '../words.ts';
import { Icon } from './icon.tsx';

interface Props {
  /** The connection that the code is for. */
  at: string | undefined;
  id?: string;
  label?: WordKey;
}

/** Opens a file that holds a code. */
export function OpenFileButton({ at, id = 'open-file', label = 'openFile' }: Props) {
  const { snapshot, dispatch, words, canChooseFiles } = useUi();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { choosing } = snapshot;
  const pressAgain = canChooseFiles && choosing !== undefined && choosing.at === at;
  useEffect(() => {
    if (pressAgain) button.current?.focus();
  }, [pressAgain]);
  const choose = () => {
    if (canChooseFiles) input.current?.click();
    else dispatch({ type: 'choose-file', ...(at !== undefined && { at }) });
  };
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        class={pressAgain ? 'primary' : ''}
        onClick={choose}
      >
        <Icon name="file" />
        {words(label)}
      </button>
      {pressAgain && (
        <p id={`${id}-again`} class="note" role="status">
          {words('openFileAgain')}
        </p>
      )}
      <input
        ref={input}
        id={`${id}-input`}
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
