import { useUi } from '../context.ts';
import { pickPlace } from '../files/pick-place.ts';
import { formatBytes, formatDuration, formatRate } from '../format.ts';
import type { TransferAction, TransferView } from '../protocol.ts';
import { Icon } from './icon.tsx';
import { transferWords } from './transfer-words.ts';

interface Props {
  connection: string;
  transfer: TransferView;
}

/** One file or set: what it is, how far it is, and what can be done about it. */
export function TransferItem({ connection, transfer }: Props) {
  const { words } = useUi();
  const { id, from, name, files, bytes, state } = transfer;
  const moves = state === 'running' || state === 'paused' || state === 'broken';
  const size = formatBytes(bytes, words.language);
  return (
    <li class="transfer" data-id={id} data-from={from} data-state={state}>
      <p class="transfer-head">
        <Icon name={files > 1 ? 'folder' : 'file'} />
        <bdi class="transfer-name">{name}</bdi>
        <span class="transfer-size">
          {files > 1 && `${words('filesMany', files)}, `}
          {size}
        </span>
      </p>
      {state === 'offered' && files > 1 && <Names transfer={transfer} />}
      {moves && <Bar transfer={transfer} />}
      <p class="transfer-state" role="status">
        {words(transferWords(transfer))}
      </p>
      <Actions connection={connection} transfer={transfer} />
    </li>
  );
}

function Names({ transfer: { names, files } }: { transfer: TransferView }) {
  const { words } = useUi();
  return (
    <details>
      <summary>{words('filesContents')}</summary>
      <ul class="transfer-names">
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
        {files > names.length && <li>…</li>}
      </ul>
    </details>
  );
}

function Bar({ transfer: { name, bytes, done, rate } }: { transfer: TransferView }) {
  const { words } = useUi();
  const { language } = words;
  return (
    <div class="transfer-bar">
      <progress max={Math.max(bytes, 1)} value={done} aria-label={name} />
      <span class="bar-figures">
        {words('testProgress', formatBytes(done, language), formatBytes(bytes, language))}
        {rate !== undefined && ` · ${formatRate(rate, language)}`}
        {!!rate &&
          ` · ${words('transferLeft', formatDuration(((bytes - done) * 1000) / rate, language))}`}
      </span>
    </div>
  );
}

function Actions({ connection, transfer }: Props) {
  const { dispatch, page, words } = useUi();
  const { id, from, files, name, state, pausedBy, place } = transfer;
  const act = (action: TransferAction) => () =>
    dispatch({ type: 'transfer', id: connection, transfer: id, action });
  const pick = pickPlace(files > 1 ? undefined : name);
  const acceptInto = async () => {
    const picked = await pick?.();
    if (picked) page?.acceptFiles(connection, id, picked);
  };
  return (
    <div class="buttons">
      {state === 'offered' && from === 'them' && (
        <>
          <button class="primary transfer-accept" onClick={act('accept')}>
            {words('transferAccept')}
          </button>
          {page && pick && (
            <button class="transfer-pick" onClick={() => void acceptInto()}>
              {words('transferPick')}
            </button>
          )}
          <button class="transfer-decline" onClick={act('decline')}>
            {words('transferDecline')}
          </button>
        </>
      )}
      {(state === 'running' || state === 'paused') &&
        (pausedBy === 'me' ? (
          <button class="transfer-resume" onClick={act('resume')}>
            {words('transferResume')}
          </button>
        ) : (
          <button class="transfer-pause" onClick={act('pause')}>
            {words('transferPause')}
          </button>
        ))}
      {state !== 'done' && state !== 'ended' && !(state === 'offered' && from === 'them') && (
        <button class="transfer-cancel" onClick={act('cancel')}>
          {words('cancel')}
        </button>
      )}
      {state === 'done' && place === 'downloads' && (
        <button class="transfer-save" onClick={act('save')}>
          {words('transferSave')}
        </button>
      )}
      {(state === 'done' || state === 'ended') && (
        <button class="transfer-remove" onClick={act('remove')}>
          {words('remove')}
        </button>
      )}
    </div>
  );
}
