import { useUi } from '../context.ts';
import type { ChatLine } from '../protocol.ts';
import { ChatLog } from './chat-log.tsx';

/** What was said while it was connected. */
export function PastChat({ lines }: { lines: readonly ChatLine[] }) {
  const { words } = useUi();
  if (lines.length === 0) return null;
  return (
    <section class="chat-past">
      <h2>{words('chatTitle')}</h2>
      <ChatLog lines={lines} />
    </section>
  );
}
