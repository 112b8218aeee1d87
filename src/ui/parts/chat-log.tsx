import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import { formatTime } from '../format.ts';
import type { ChatLine } from '../protocol.ts';
import { useCopied } from '../use-copied.ts';
import { ChatWords } from './chat-words.tsx';
import { Icon } from './icon.tsx';

/** Lines that are drawn at first, and with each wish for more: all 2000 take an old machine seconds. */
const PAGE = 200;

/** A reader who has scrolled up further than this wants to stay there. Pixels. */
const NEAR_THE_END = 80;

interface Props {
  lines: readonly ChatLine[];
  /** What the other person calls themselves. */
  them?: string | undefined;
}

/** What was said; follows new lines unless the person reads further up. */
export function ChatLog({ lines, them }: Props) {
  const { words } = useUi();
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const reading = useRef<Element | null>(null);
  const [drawn, setDrawn] = useState(PAGE);
  const shown = lines.slice(-drawn);
  const last = lines.at(-1);

  // The box shrinks when something opens below it; the newest line stays in sight.
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = log.current;
    if (element && (following.current || last?.from === 'me')) {
      element.scrollTop = element.scrollHeight;
    }
  }, [last?.id]);

  const showEarlier = () => {
    reading.current = log.current?.querySelector('.chat-line') ?? null;
    // The button may be gone after it, and the focus with it.
    if (drawn + PAGE >= lines.length) log.current?.focus({ preventScroll: true });
    setDrawn(drawn + PAGE);
  };

  // What was the first line stays in sight: the earlier ones come above it.
  useLayoutEffect(() => {
    reading.current?.scrollIntoView();
    reading.current = null;
  }, [drawn]);

  // A line that is the same as before is not even looked at: there may be 2000.
  const row = useMemo(() => {
    const rows = new WeakMap<ChatLine, VNode>();
    return (line: ChatLine) => {
      const known = rows.get(line) ?? <Line key={line.id} line={line} them={them} />;
      rows.set(line, known);
      return known;
    };
  }, [words, them]);

  return (
    <div
      ref={log}
      id="chat"
      class="chat-log"
      role="log"
      aria-live="polite"
      aria-label={words('chatTitle')}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
      }}
    >
      {drawn < lines.length && (
        <button class="quiet chat-earlier" onClick={showEarlier}>
          {words('chatEarlier')}
        </button>
      )}
      <ol>{shown.map(row)}</ol>
    </div>
  );
}

interface LineProps extends Pick<Props, 'them'> {
  line: ChatLine;
}

function Line({ line: { id, from, text, at, delivered, undelivered }, them }: LineProps) {
  const { words } = useUi();
  const [copied, copy] = useCopied(text);
  const isTheirs = from === 'them';
  return (
    <li class={`chat-line from-${from}`} data-id={id}>
      <span class={isTheirs && them !== undefined ? 'chat-who' : 'visually-hidden'}>
        {isTheirs ? (them ?? words('fromThem')) : words('fromMe')}
        <span class="visually-hidden">: </span>
      </span>
      <ChatWords text={text} />
      <span class="chat-meta">
        <button
          class="quiet icon-only chat-copy"
          aria-label={words('lineCopy')}
          title={words('lineCopy')}
          onClick={() => void copy()}
        >
          <Icon name={copied === 'copied' ? 'check' : 'copy'} />
        </button>
        <span role="status">{copied && words(copied === 'copied' ? 'copied' : 'copyFailed')}</span>
        <time dateTime={new Date(at).toISOString()}>{formatTime(at, words.language)}</time>
        {delivered && (
          <span class="delivered" title={words('delivered')}>
            <Icon name="check" />
            <span class="visually-hidden">{words('delivered')}</span>
          </span>
        )}
        {undelivered && <span class="undelivered">{words('undelivered')}</span>}
      </span>
    </li>
  );
}
