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
  // Not every browser knows how long its sound is under way.
  const latency = (context.outputLatency as number | undefined) ?? context.baseLatency;
  await new Promise((resolve) => setTimeout(resolve, latency * 1000));
}
