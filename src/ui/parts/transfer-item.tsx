import { useUi } from '../context.ts';
import { canPickPlaces, pickPlace } from '../files/pick-place.ts';
import { formatAmount, formatDuration } from '../format.ts';
import type { TransferAction, TransferView } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import { Icon, type IconName } from './icon.tsx';
import { transferWords } from './transfer-words.ts';

interface Props {
  connection: string;
  transfer: TransferView;
}

/** One file or set: what it is, how far it is, and what can be done about it. */
export function TransferItem(props: Props) {
  const { words } = useUi();
  const { id, from, name, files, bytes, state } = props.transfer;
  const moves = state === 'running' || state === 'paused' || state === 'broken';
  const isAsked = state === 'offered' && from === 'them';
  const size = formatAmount(bytes, words.language);
  return (
    <li class="transfer" data-id={id} data-from={from} data-state={state}>
      <div class="transfer-head">
        <Icon name={files > 1 ? 'folder' : 'file'} />
        <p>
          <bdi class="transfer-name">{name}</bdi>{' '}
          <span class="transfer-size">
            {files > 1 && `${words('filesMany', files)}, `}
            {size}
          </span>
        </p>
        {!isAsked && <Actions {...props} />}
      </div>
      {moves && <Bar transfer={props.transfer} />}
      <p class="transfer-state" role="status">
        {words(transferWords(props.transfer))}
      </p>
      {isAsked && files > 1 && <Names transfer={props.transfer} />}
      {isAsked && <Question {...props} />}
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
        {words('testProgress', formatAmount(done, language), formatAmount(bytes, language))}
        {rate !== undefined && ` · ${formatAmount(rate, language, true)}`}
        {!!rate &&
          ` · ${words('transferLeft', formatDuration(((bytes - done) * 1000) / rate, language))}`}
      </span>
    </div>
  );
}

/** Does the person want it? */
function Question({ connection, transfer }: Props) {
  const { dispatch, page, words } = useUi();
  const { id, files, name } = transfer;
  const act = (action: TransferAction) => () =>
    dispatch({ type: 'transfer', id: connection, transfer: id, action });
  const acceptInto = async () => {
    const picked = await pickPlace(files > 1 ? undefined : name);
    if (picked) page?.acceptFiles(connection, id, picked);
  };
  return (
    <div class="buttons">
      <button class="primary transfer-accept" onClick={act('accept')}>
        {words('transferAccept')}
      </button>
      {page && canPickPlaces && (
        <button class="transfer-pick" onClick={() => void acceptInto()}>
          {words('transferPick')}
        </button>
      )}
      <button class="transfer-decline" onClick={act('decline')}>
        {words('transferDecline')}
      </button>
    </div>
  );
}

/** What can be done at any time, small beside the name. */
function Actions({ connection, transfer }: Props) {
  const { dispatch, words } = useUi();
  const { id, name, state, pausedBy, place } = transfer;
  const isOver = state === 'done' || state === 'ended';
  const button = (action: TransferAction, icon: IconName, label: WordKey) => (
    <button
      class={`quiet icon-only transfer-${action}`}
      aria-label={`${words(label)}: ${name}`}
      title={words(label)}
      onClick={() => dispatch({ type: 'transfer', id: connection, transfer: id, action })}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      {(state === 'running' || state === 'paused') &&
        (pausedBy === 'me'
          ? button('resume', 'play', 'transferResume')
          : button('pause', 'pause', 'transferPause'))}
      {state === 'done' && place === 'downloads' && button('save', 'save', 'transferSave')}
      {isOver ? button('remove', 'close', 'remove') : button('cancel', 'close', 'cancel')}
    </>
  );
}
