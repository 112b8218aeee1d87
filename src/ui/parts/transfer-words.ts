import type { TransferView } from '../protocol.ts';
import type { WordKey } from '../words.ts';

/** How a transfer is, in one sentence. */
export function transferWords(transfer: TransferView): WordKey {
  const { state, from, place, pausedBy } = transfer;
  const isOurs = from === 'me';
  switch (state) {
    case 'offered':
      return isOurs ? 'transferWaits' : 'transferOffered';
    case 'running':
      return isOurs ? 'transferSending' : 'transferReceiving';
    case 'paused':
      return pausedBy === 'me' ? 'transferPaused' : 'transferPausedByThem';
    case 'broken':
      return 'transferBroken';
    case 'checking':
      return 'transferChecking';
    case 'done':
      if (isOurs) return 'transferArrived';
      return place === 'folder' ? 'transferSavedInFolder' : 'transferSaved';
    case 'ended':
      return problemWords(transfer);
  }
}

function problemWords({ problem = 'cancelled', endedBy }: TransferView): WordKey {
  const isOurs = endedBy === 'me';
  switch (problem) {
    case 'cancelled':
      return isOurs ? 'transferCancelled' : 'transferCancelledByThem';
    case 'declined':
      return isOurs ? 'transferDeclined' : 'transferDeclinedByThem';
    case 'busy':
      return 'transferBusy';
    case 'unreadable':
      return isOurs ? 'transferUnreadable' : 'transferUnreadableThere';
    case 'no-room':
      return isOurs ? 'transferNoRoom' : 'transferNoRoomThere';
    case 'not-saved':
      return isOurs ? 'transferNotSaved' : 'transferNotSavedThere';
    case 'damaged':
      return 'transferDamaged';
    case 'forgotten':
      return 'transferForgotten';
    case 'lost':
      return 'transferLost';
  }
}
