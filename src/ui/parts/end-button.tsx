import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import { isOpen } from '../labels.ts';
import type { ConnectionView } from '../protocol.ts';

/** Stops a connection, whatever its state; an open one only after asking once. */
export function EndButton({ connection }: { connection: ConnectionView }) {
  const { dispatch, words } = useUi();
  const end = () => dispatch({ type: 'end', id: connection.id });
  if (isOpen(connection.state)) return <Disconnect onEnd={end} />;
  return (
    <button id="end" class="quiet" onClick={end}>
      {words('cancel')}
    </button>
  );
}

function Disconnect({ onEnd }: { onEnd: () => void }) {
  const { words } = useUi();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  // The button under the finger goes away, so the focus is led to what takes its place.
  useLayoutEffect(() => {
    if (asking) stay.current?.focus();
    else if (asked.current) button.current?.focus();
    asked.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <button ref={button} id="end" class="quiet" onClick={() => setAsking(true)}>
        {words('disconnect')}
      </button>
    );
  }
  return (
    <div
      class="ask"
      role="group"
      aria-labelledby="end-ask"
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <span id="end-ask">{words('disconnectAsk')}</span>
      <button id="end-yes" class="danger" onClick={onEnd}>
        {words('disconnectYes')}
      </button>
      <button ref={stay} id="end-no" onClick={() => setAsking(false)}>
        {words('disconnectNo')}
      </button>
    </div>
  );
}
