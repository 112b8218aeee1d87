import { createRequire } from 'node:module';
import type { Modem } from './trial.ts';

/** The part of ggwave 0.4.0 (it has no types) that is used here. */
interface Ggwave {
  ProtocolId: Record<string, unknown>;
  getDefaultParameters(): Record<string, unknown>;
  init(parameters: Record<string, unknown>): number;
  free(instance: number): void;
  encode(instance: number, payload: Uint8Array, protocol: unknown, volume: number): Int8Array;
  decode(instance: number, samples: Int8Array): Int8Array | undefined;
  disableLog(): void;
}

/** Samples that it is given at a time: with fewer, at 44.1 kHz, it hears nothing at all. */
const BLOCK = 4096;

/** ggwave as it comes; it sends a payload once. */
export async function ggwave(speed: 'FAST' | 'FASTEST'): Promise<Modem> {
  const load = createRequire(import.meta.url)('ggwave') as (module: object) => Promise<Ggwave>;
  const library = await load({ print: () => undefined });
  library.disableLog();
  const open = (sampleRate: number) =>
    library.init({
      ...library.getDefaultParameters(),
      sampleRateInp: sampleRate,
      sampleRateOut: sampleRate,
    });
  return {
    send(payload, sampleRate) {
      const instance = open(sampleRate);
      const protocol = library.ProtocolId[`GGWAVE_PROTOCOL_AUDIBLE_${speed}`];
      const bytes = library.encode(instance, payload, protocol, 25).slice();
      library.free(instance);
      return new Float32Array(bytes.buffer);
    },
    listen(sampleRate, onPayload) {
      const instance = open(sampleRate);
      const block = new Float32Array(BLOCK);
      let filled = 0;
      return {
        push(samples) {
          for (const sample of samples) {
            block[filled++] = sample;
            if (filled < BLOCK) continue;
            filled = 0;
            const payload = library.decode(instance, new Int8Array(block.buffer));
            if (payload?.length) onPayload(Uint8Array.from(payload));
          }
        },
        close: () => library.free(instance),
      };
    },
  };
}
