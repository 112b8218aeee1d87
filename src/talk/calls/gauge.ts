import { levelOf } from '../../carriers/sound/device/level.ts';

/** Samples, some 40 ms: a syllable shows, a click does not. */
const WINDOW = 2048;

/** Tells how loud a stream is, for as long as somebody asks. */
export class Gauge {
  #stream?: MediaStream;
  #context?: AudioContext;
  #analyser?: AnalyserNode;
  readonly #samples = new Float32Array(WINDOW);

  /** 0 to 1; of nothing, 0. */
  level(stream: MediaStream | undefined): number {
    if (stream !== this.#stream) this.#attach(stream);
    if (!this.#analyser) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }

  #attach(stream: MediaStream | undefined): void {
    void this.#context?.close();
    this.#stream = stream;
    this.#context = undefined;
    this.#analyser = undefined;
    if (!stream) return;
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = WINDOW;
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }
}
