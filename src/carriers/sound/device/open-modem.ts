import type { FromModem, ToModem } from './modem.ts';

/** Tells a modem something. Samples that are to be listened to belong to the modem then. */
export type TellModem = (message: ToModem) => void;

/** 100 KB to load; past this something is wrong. */
const START_TIMEOUT_MS = 10_000;

/**
 * A modem for sound of `sampleRate`: in a worker, or in the page where that is refused (a page opened
 * as a file).
 * @param onMessage is told what the modem says
 * @param signal ends it
 */
export async function openModem(
  sampleRate: number,
  onMessage: (message: FromModem) => void,
  signal: AbortSignal,
): Promise<TellModem> {
  try {
    const worker = await openWorker(signal);
    worker.onmessage = ({ data }) => onMessage(data as FromModem);
    worker.onerror = () => onMessage({ type: 'broken' });
    worker.postMessage({ type: 'start', sampleRate } satisfies ToModem);
    return (message) => {
      const moved = message.type === 'listen' ? [message.samples.buffer] : [];
      worker.postMessage(message, moved);
    };
  } catch {
    signal.throwIfAborted();
    const { startModem } = await import(/* webpackChunkName: "sound-modem" */ './modem.ts');
    return startModem(sampleRate, (message) => {
      if (!signal.aborted) onMessage(message);
    });
  }
}

async function openWorker(signal: AbortSignal): Promise<Worker> {
  const worker = new Worker(
    /* webpackChunkName: "sound-worker" */ new URL('./modem-worker.ts', import.meta.url),
  );
  const until = AbortSignal.any([signal, AbortSignal.timeout(START_TIMEOUT_MS)]);
  try {
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve; // that it is ready
      worker.onerror = reject;
      until.addEventListener('abort', () => reject(until.reason as Error), { once: true });
    });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  signal.addEventListener('abort', () => worker.terminate(), { once: true });
  return worker;
}
