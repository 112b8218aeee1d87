import { useEffect, useRef, useState } from 'preact/hooks';
import { useUi } from '../context.ts';
import { FAILURE_WORDS, STATE_WORDS } from '../labels.ts';

/** Says for screen readers what happened to any connection, also to one that is not shown. */
export function Announcer() {
  const { snapshot, words } = useUi();
  const states = useRef(new Map(snapshot.connections.map(({ id, state }) => [id, state])));
  const [news, setNews] = useState('');

  useEffect(() => {
    const changed = snapshot.connections.filter(
      ({ id, state }) => states.current.get(id) !== state,
    );
    states.current = new Map(snapshot.connections.map(({ id, state }) => [id, state]));
    if (changed.length === 0) return;
    const sentences = changed.map(({ number, state, failure }) =>
      words(
        'announceState',
        number,
        words(failure ? FAILURE_WORDS[failure].what : STATE_WORDS[state]),
      ),
    );
    setNews(sentences.join('. '));
  }, [snapshot]);

  return (
    <p id="news" class="visually-hidden" role="status">
      {news}
    </p>
  );
}
