import { useUi } from '../context.ts';
import type { TransferView } from '../protocol.ts';
import { TransferItem } from './transfer-item.tsx';

/** Files on their way, to be answered, and there. `id`: the connection. */
export function TransferList({ id, transfers }: { id: string; transfers: TransferView[] }) {
  const { words } = useUi();
  if (transfers.length === 0) return null;
  // What wants an answer stays where it is, whatever happens to the others.
  const isAsked = ({ from, state }: TransferView) => from === 'them' && state === 'offered';
  const sorted = transfers.toReversed().sort((a, b) => Number(isAsked(b)) - Number(isAsked(a)));
  return (
    <ul id="transfers" class="transfers" aria-label={words('filesTitle')}>
      {sorted.map((transfer) => (
        <TransferItem key={transfer.id} connection={id} transfer={transfer} />
      ))}
    </ul>
  );
}
