/** What `lib.dom.d.ts` leaves out: https://webaudio.github.io/web-audio-api/#AudioWorkletGlobalScope */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
