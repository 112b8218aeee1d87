import { FileError } from '../carriers/file/file-error.ts';
import type { Ui } from './context.ts';
import { isOpen } from './labels.ts';
import type { Snapshot } from './protocol.ts';

/**
 * Takes what a carrier brings, or says why it brings nothing.
 * @param at the connection it is for, as in the command `take`
 */
export async function takeFrom(
  text: Promise<string>,
  at: string | undefined,
  dispatch: Ui['dispatch'],
): Promise<void> {
  try {
    dispatch({ type: 'take', text: await text, ...(at !== undefined && { at }) });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { reason } = error;
    dispatch({ type: 'unreadable', reason, ...(at !== undefined && { at }) });
  }
}

/** The connection on the screen, if it is one that a code can still be for. */
export function takingAt({ screen, connections }: Snapshot): string | undefined {
  const shown = screen.name === 'connection' && connections.find(({ id }) => id === screen.id);
  if (!shown) return undefined;
  const takes = shown.reconnects || ['inviting', 'replying', 'waiting'].includes(shown.state);
  return takes ? shown.id : undefined;
}

/** The connection on the screen, if files can be sent on it. */
export function filesGoTo({ screen, connections }: Snapshot): string | undefined {
  const shown = screen.name === 'connection' && connections.find(({ id }) => id === screen.id);
  return shown && isOpen(shown.state) && shown.can.includes('files') ? shown.id : undefined;
}
