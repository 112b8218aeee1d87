import { fork } from 'node:child_process';
import path from 'node:path';
import type { Call, Reply } from './werift-program.ts';

/** A WebRTC program that knows nothing of spontan, in a process of its own. */
export interface WeriftPeer {
  /** Makes an offer with an in-band data channel; resolves to its SDP with all candidates. */
  offer(): Promise<string>;
  takeAnswer(sdp: string): Promise<void>;
  /** Takes an offer; resolves to the answer's SDP with all candidates. */
  answer(sdp: string): Promise<string>;
  /** Sends a text, once the channel is open. */
  send(text: string): Promise<void>;
  /** The next text that came, in their order; waits for it. */
  receives(): Promise<string>;
  close(): Promise<void>;
}

/** A lost message fails the test before the test's own time-out, and says what was missing. */
const TIMEOUT = 30_000;

export async function startWerift(): Promise<WeriftPeer> {
  const program = path.resolve('tools/lab/werift-program.ts');
  const child = fork(program, [], { execArgv: ['--import', 'tsx'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let serial = 0;

  const call = async (name: Call['name'], text = ''): Promise<string> => {
    const id = ++serial;
    const reply = new Promise<Reply>((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        child.off('message', onMessage);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`the program did not finish '${name}'`));
      }, TIMEOUT);
      const onMessage = (message: unknown) => {
        const answer = message as Reply;
        if (answer.id !== id) return;
        finish();
        resolve(answer);
      };
      child.on('message', onMessage);
      void gone.then(() => {
        finish();
        reject(new Error('the program has ended'));
      });
    });
    child.send({ id, name, text } satisfies Call);
    const { result, error } = await reply;
    if (error !== undefined) throw new Error(error);
    return result ?? '';
  };

  return {
    offer: () => call('offer'),
    takeAnswer: async (sdp) => void (await call('takeAnswer', sdp)),
    answer: (sdp) => call('answer', sdp),
    send: async (text) => void (await call('send', text)),
    receives: () => call('receive'),
    async close() {
      child.kill();
      await gone;
    },
  };
}
