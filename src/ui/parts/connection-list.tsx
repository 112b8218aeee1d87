import { useUi } from '../context.ts';
import {
  FAILURE_WORDS,
  SOURCE_WORDS,
  STATE_WORDS,
  hasEnded,
  isOpen,
  nameOf,
  sending,
} from '../labels.ts';
import type { ConnectionView } from '../protocol.ts';
import { Icon } from './icon.tsx';

/** All connections, newest first. */
export function ConnectionList() {
  const { snapshot, dispatch, words } = useUi();
  const { connections, screen } = snapshot;
  if (connections.length === 0) return null;
  return (
    <nav class="list" aria-labelledby="list-title">
      <h2 id="list-title">{words('listTitle')}</h2>
      {screen.name !== 'home' && (
        <button
          class="new-connection"
          onClick={() => dispatch({ type: 'show', screen: { name: 'home' } })}
        >
          <Icon name="plus" />
          {words('newConnection')}
        </button>
      )}
      <ul>
        {connections.toReversed().map((connection) => (
          <Item
            key={connection.id}
            connection={connection}
            current={screen.name === 'connection' && screen.id === connection.id}
          />
        ))}
      </ul>
    </nav>
  );
}

function Item({ connection, current }: { connection: ConnectionView; current: boolean }) {
  const { dispatch, words } = useUi();
  const { id, number, state, failure, chat, verification, call } = connection;
  const name = nameOf(connection, words);
  const said = isOpen(state) ? chat.at(-1)?.text : undefined;
  return (
    <li class="connection" data-id={id} data-state={state}>
      <button
        class="connection-show"
        aria-current={current ? 'page' : undefined}
        onClick={() => dispatch({ type: 'show', screen: { name: 'connection', id } })}
      >
        <span class="dot" aria-hidden="true" />
        <span class="connection-text">
          <span class="connection-name">
            {words('connectionNumber', number)}
            {verification?.state === 'same' && (
              <span class="connection-verified" title={words('verified')}>
                <Icon name="check" />
                <span class="visually-hidden">{words('verified')}</span>
              </span>
            )}
            {sending(connection).map((source) => (
              <span key={source} class="connection-call" title={words(SOURCE_WORDS[source])}>
                <Icon name={source} />
                <span class="visually-hidden">{words(SOURCE_WORDS[source])}</span>
              </span>
            ))}
          </span>
          {name !== undefined && <span class="connection-peer">{name}</span>}
          <span class="connection-state">
            {words(
              call?.state === 'incoming'
                ? 'callRinging'
                : failure
                  ? FAILURE_WORDS[failure].what
                  : STATE_WORDS[state],
            )}
          </span>
          {said !== undefined && (
            <span class="connection-said" dir="auto">
              {said}
            </span>
          )}
        </span>
      </button>
      {hasEnded(state) && (
        <button
          class="quiet icon-only connection-remove"
          aria-label={words('removeNumber', number)}
          title={words('removeNumber', number)}
          onClick={() => dispatch({ type: 'remove', id })}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}
