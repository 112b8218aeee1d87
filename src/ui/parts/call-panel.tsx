import { useUi } from '../context.ts';
import { CALL_END_WORDS, CAPTURE_WORDS, QUALITY_WORDS, SOURCE_WORDS, sending } from '../labels.ts';
import type { CallAction, CallView } from '../protocol.ts';
import { CallDevices } from './call-devices.tsx';
import { CallLevels } from './call-levels.tsx';
import { CallPictures } from './call-pictures.tsx';
import { CallRing } from './call-ring.tsx';
import { CallSwitch } from './call-switch.tsx';
import { Icon } from './icon.tsx';

export interface CallProps {
  /** The connection. */
  id: string;
  call: CallView;
}

/** The call: who is heard and seen, what of this person is on, and all its buttons. */
export function CallPanel({ id, call }: CallProps) {
  const { dispatch, page, words } = useUi();
  const { state, mine, muted, theyMuted, problem, quality } = call;
  const act = (action: CallAction) => dispatch({ type: 'call', id, action });
  return (
    <section id="call" class="call" data-state={state} aria-label={words('callTitle')}>
      <div class="call-buttons">
        <CallSwitch id={id} source="microphone" state={mine.microphone} />
        <CallSwitch id={id} source="camera" state={mine.camera} />
        <CallSwitch id={id} source="screen" state={mine.screen} />
        {mine.microphone === 'on' && (
          <button
            id="call-mute"
            aria-pressed={muted}
            onClick={() => act(muted ? 'unmute' : 'mute')}
          >
            <Icon name="muted" />
            {words('callMute')}
          </button>
        )}
        {(state === 'on' || state === 'calling') && (
          <button id="call-hang-up" class="danger" onClick={() => act('hang-up')}>
            <Icon name="hang-up" />
            {words('callHangUp')}
          </button>
        )}
      </div>
      {/* Below the switches: what comes by itself must not move what one is about to press. */}
      {state === 'incoming' && <CallRing id={id} call={call} />}
      {call.blocked && (
        <div class="note warning" role="alert">
          <p>{words('callBlocked')}</p>
          <button id="call-listen" class="primary" onClick={() => act('listen')}>
            {words('callListen')}
          </button>
        </div>
      )}
      {problem && (
        <p
          class="note problem call-problem"
          data-source={problem.source}
          data-problem={problem.reason}
          role="alert"
        >
          {words(CAPTURE_WORDS[problem.source][problem.reason])}
        </p>
      )}
      <div class="call-says" role="status">
        <Says call={call} />
      </div>
      {page && <CallPictures id={id} call={call} />}
      {state === 'on' && (
        <div class="call-state">
          {page && <CallLevels id={id} call={call} />}
          {theyMuted && <p id="call-they-muted">{words('callTheyMuted')}</p>}
          {quality && (
            <p id="call-quality" data-quality={quality}>
              <span class="dot" aria-hidden="true" />
              {words(QUALITY_WORDS[quality])}
            </p>
          )}
        </div>
      )}
      <CallDevices id={id} call={call} />
    </section>
  );
}

/** One sentence on how things are. */
function Says({ call }: { call: CallView }) {
  const { page, words } = useUi();
  const { state, mine, ended } = call;
  if (ended) return <p class="call-ended">{words(CALL_END_WORDS[ended])}</p>;
  if (Object.values(mine).includes('asking')) return <p>{words('callAsking')}</p>;
  if (state === 'calling') return <p>{words('callCalling')}</p>;
  if (state !== 'on') return null;
  const list = new Intl.ListFormat(words.language);
  const on = sending({ call }).map((source) => words(SOURCE_WORDS[source]));
  return (
    <>
      <p class="call-sending" data-sends={on.length > 0}>
        {on.length > 0 ? words('callSending', list.format(on)) : words('callListening')}
      </p>
      {!page && <p class="hint">{words('callInTab')}</p>}
    </>
  );
}
