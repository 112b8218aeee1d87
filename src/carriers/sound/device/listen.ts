import { BLOCK, TAP } from './tap-name.ts';

/**
 * Calls `onBlock` with all that a microphone hears, mono, at the context's rate, in blocks of
 * {@link BLOCK} samples that belong to the callee, until `signal` aborts.
 */
export async function listen(
  context: AudioContext,
  stream: MediaStream,
  onBlock: (samples: Float32Array<ArrayBuffer>) => void,
  signal: AbortSignal,
): Promise<void> {
  const node = await openTap(context, onBlock);
  if (signal.aborted) return;
  const source = context.createMediaStreamSource(stream);
  source.connect(node);
  // A node that leads nowhere is not run by all browsers; this one gives silence.
  node.connect(context.destination);
  const stop = () => {
    source.disconnect();
    node.disconnect();
  };
  signal.addEventListener('abort', stop, { once: true });
}

async function openTap(
  context: AudioContext,
  onBlock: (samples: Float32Array<ArrayBuffer>) => void,
): Promise<AudioNode> {
  try {
    await context.audioWorklet.addModule(
      /* webpackChunkName: "sound-tap" */ new URL('./tap.ts', import.meta.url),
    );
  } catch {
    return openOldTap(context, onBlock); // pages opened as a file may load no worklet
  }
  const node = new AudioWorkletNode(context, TAP, {
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  node.port.onmessage = ({ data }) => onBlock(data as Float32Array<ArrayBuffer>);
  return node;
}

/** Deprecated for its pauses when the page is busy, and still the only way where there is no worklet. */
function openOldTap(
  context: AudioContext,
  onBlock: (samples: Float32Array<ArrayBuffer>) => void,
): AudioNode {
  const node = context.createScriptProcessor(BLOCK, 1, 1);
  node.onaudioprocess = ({ inputBuffer }) => onBlock(inputBuffer.getChannelData(0).slice());
  return node;
}
