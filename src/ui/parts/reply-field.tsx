import type { ConnectionView } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import { TakeField } from './take-field.tsx';

interface Props {
  connection: Pick<ConnectionView, 'id' | 'problem'>;
  /** Id of the element that names the field. */
  labelledBy: string;
  placeholder: WordKey;
  button: WordKey;
}

/** The field for a code that belongs to a connection. */
export function ReplyField({ connection: { id, problem }, ...words }: Props) {
  return (
    <TakeField key={id} name={`reply:${id}`} id="reply" at={id} problem={problem} {...words} />
  );
}
