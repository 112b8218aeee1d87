import { useUi } from '../context.ts';
import type { CodeView } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import { Since } from './since.tsx';

interface Props {
  code: CodeView;
  /** What is to be done as long as the code is still here. */
  mine: WordKey;
  /** What the other person has to do with it. */
  theirs: WordKey;
}

/** Who has to act next, and since when. */
export function Turn({ code: { copied, handedAt }, mine, theirs }: Props) {
  const { words } = useUi();
  return (
    <p class="turn" data-turn={copied ? 'them' : 'me'}>
      <strong>{words(copied ? 'turnTheirs' : 'turnMine')}</strong> {words(copied ? theirs : mine)}{' '}
      {copied && handedAt !== undefined && <Since at={handedAt} />}
    </p>
  );
}
