import type { CodeView, State } from '../ui/protocol.ts';
import { isAlive } from './closing.ts';

const code: CodeView = {
  text: '',
  form: 'code',
  sdp: '',
  copied: false,
  improving: false,
  stale: false,
};
const alive = (changes: Partial<CodeView>) => (state: State) =>
  isAlive({ state, code: { ...code, ...changes } });
const states: State[] = [
  'idle',
  'gathering',
  'inviting',
  'replying',
  'waiting',
  'connecting',
  'connected',
  'failed',
  'closed',
];

test('a path is worth a question, a code only once it was handed out', () => {
  expect(states.filter(alive({}))).toEqual(['connecting', 'connected']);
  const all = ['inviting', 'replying', 'waiting', 'connecting', 'connected'];
  expect(states.filter(alive({ copied: true }))).toEqual(all);
  expect(states.filter(alive({ stale: true }))).toEqual(all);
});
