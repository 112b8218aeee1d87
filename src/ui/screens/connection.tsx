import type { ComponentChild } from 'preact';
import { useUi } from '../context.ts';
import { SOUND_PROBLEM_WORDS, STATE_WORDS, hasEnded, isOpen } from '../labels.ts';
import { Advice } from '../parts/advice.tsx';
import { BackButton } from '../parts/back-button.tsx';
import { EndButton } from '../parts/end-button.tsx';
import { PastChat } from '../parts/past-chat.tsx';
import { TransferList } from '../parts/transfer-list.tsx';
import type { ConnectionView } from '../protocol.ts';
import { Connected } from './connected.tsx';
import { Connecting, Preparing } from './waiting.tsx';
import { Ended } from './ended.tsx';
import { Inviting } from './inviting.tsx';
import { Replying } from './replying.tsx';
import { Sounding } from './sounding.tsx';

/** One connection, as its state asks for. */
export function Connection({ connection }: { connection: ConnectionView }) {
  const { snapshot, words } = useUi();
  const { number, state } = connection;
  const sound = snapshot.sound?.id === connection.id ? snapshot.sound : undefined;
  return (
    <article class="connection-screen" data-state={state}>
      <div class="screen-head">
        <BackButton />
        <h1 id="title" tabIndex={-1}>
          {words('connectionNumber', number)}
        </h1>
        <p id="state" data-state={state}>
          <span class="dot" aria-hidden="true" />
          {words(STATE_WORDS[state])}
        </p>
        {!hasEnded(state) && <EndButton connection={connection} />}
      </div>
      {connection.code && <Advice diagnosis={connection.advice} class="advice" />}
      {sound?.state === 'failed' && connection.code && (
        <p class="note problem sound-problem" data-problem={sound.problem} role="alert">
          {words(SOUND_PROBLEM_WORDS[sound.problem])}
        </p>
      )}
      {sound?.state === 'running' ? (
        <Sounding connection={connection} status={sound.status} />
      ) : (
        content(connection)
      )}
      {connection.known && (
        <p class="note known" role="status">
          {words('knownCode')}
        </p>
      )}
      {!isOpen(state) && (
        <TransferList id={connection.id} transfers={connection.files?.transfers ?? []} />
      )}
      {!isOpen(state) && <PastChat connection={connection} />}
    </article>
  );
}

function content(connection: ConnectionView): ComponentChild {
  const { code } = connection;
  switch (connection.state) {
    case 'idle':
    case 'gathering':
      return <Preparing replies={connection.replies} />;
    case 'inviting':
      return code ? <Inviting connection={connection} code={code} /> : <Preparing />;
    case 'replying':
    case 'waiting':
      return code ? (
        <Replying connection={connection} code={code} />
      ) : (
        <Preparing replies={connection.replies} />
      );
    case 'connecting':
      return <Connecting connection={connection} />;
    case 'connected':
    case 'interrupted':
      return <Connected connection={connection} />;
    case 'failed':
    case 'closed':
      return <Ended connection={connection} />;
  }
}
