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
const alive = (copied: boolean) => (state: State) => isAlive({ state, code: { ...code, copied } });
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
  expect(states.filter(alive(false))).toEqual(['connecting', 'connected']);
  expect(states.filter(alive(true))).toEqual([
    'inviting',
    'replying',
    'waiting',
    'connecting',
    'connected',
  ]);
});
