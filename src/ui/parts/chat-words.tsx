import { splitLinks, type Link } from '../../talk/links.ts';
import { useUi } from '../context.ts';
import { useCopied } from '../use-copied.ts';

/** What was said, as text: nothing of it is taken as HTML, and nothing opens. Links are for copying. */
export function ChatWords({ text }: { text: string }) {
  return (
    <span class="chat-words" dir="auto">
      {splitLinks(text).map((piece, index) =>
        typeof piece === 'string' ? piece : <ChatLink key={index} {...piece} />,
      )}
    </span>
  );
}

function ChatLink({ link, host }: Link) {
  const { words } = useUi();
  const [copied, copy] = useCopied(link);
  return (
    <>
      {/* Whatever stands around it, a link is read from left to right. */}
      <button class="chat-link" dir="ltr" title={words('linkCopy')} onClick={copy}>
        {link}
      </button>
      {host !== undefined && <span class="chat-link-host"> ({words('linkLeadsTo', host)})</span>}
      <span role="status" class="chat-link-copied">
        {copied && ` ${words(copied === 'copied' ? 'copied' : 'copyFailed')}`}
      </span>
    </>
  );
}
