import { useUi } from '../context.ts';
import type { TransferView } from '../protocol.ts';
import { TransferItem } from './transfer-item.tsx';

/** Files on their way, to be answered, and there. `id`: the connection. */
export function TransferList({ id, transfers }: { id: string; transfers: TransferView[] }) {
  const { words } = useUi();
  if (transfers.length === 0) return null;
  return (
    <ul id="transfers" class="transfers" aria-label={words('filesTitle')}>
      {transfers.toReversed().map((transfer) => (
        <TransferItem key={transfer.id} connection={id} transfer={transfer} />
      ))}
    </ul>
  );
}
