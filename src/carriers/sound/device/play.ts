import { isGecko } from '../../../platform/gecko.ts';

/**
 * Seconds that a sound is under way in Firefox. It does know, but to ask is to wait for its audio process
 * in the page's own thread, and on a busy machine that answer may never come: the page hangs for good
 * (Firefox 153 ESR, one connection of 20). Where this is too little, we hear ourselves and learn.
 */
const GECKO_LATENCY = 0.1;

/**
 * Plays mono samples of the context's rate, at `volume` (1: as they are).
 * @returns when the last of it is out of the loudspeaker, or `signal` has stopped it
 */
export async function play(
  context: AudioContext,
  samples: Float32Array<ArrayBuffer>,
  volume: number,
  signal: AbortSignal,
): Promise<void> {
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  const gain = new GainNode(context, { gain: volume });
  source.connect(gain).connect(context.destination);
  await new Promise<void>((resolve) => {
    source.onended = () => resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    source.start();
  });
  source.disconnect();
  gain.disconnect();
  if (signal.aborted) return;
  await new Promise((resolve) => setTimeout(resolve, latencyOf(context) * 1000));
}

/** Seconds. */
function latencyOf(context: AudioContext): number {
  if (isGecko) return GECKO_LATENCY;
  // Not every browser knows how long its sound is under way.
  return (context.outputLatency as number | undefined) ?? context.baseLatency;
}
