/** Runs in a worker, so that neither the page nor the sound has to wait for the modem. */
import { startModem, type FromModem, type ToModem } from './modem.ts';

const say = (message: FromModem) => self.postMessage(message);
let tell: ((message: ToModem) => void) | undefined;

self.addEventListener('message', ({ data }: MessageEvent<ToModem>) => {
  if (data.type === 'start') tell = startModem(data.sampleRate, say);
  else tell?.(data);
});
say({ type: 'ready' });
