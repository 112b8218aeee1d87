import { SoundExchange } from '../carriers/sound/device/sound-exchange.ts';
import { MAX_SPOKEN_CODE } from '../carriers/sound/exchange/message.ts';
import { bytesToCode, codeToBytes } from '../signal/code.ts';
import type { Session } from './host-session.ts';
import type { SoundProblem, SoundStatus, SoundView } from './protocol.ts';

interface HostSoundOptions {
  onChange: () => void;
  /** Codes were exchanged: the other device's. */
  onCode: (session: Session, text: string) => void;
}

/** One exchange by sound at a time, from the press on the button until its connection is there. */
export class HostSound {
  readonly #options: HostSoundOptions;
  #session?: Session;
  #exchange?: SoundExchange;
  /** Of the connection whose code is being said. */
  #ufrag?: string;
  view?: SoundView;

  constructor(options: HostSoundOptions) {
    this.#options = options;
  }

  /** Exchanges the codes of `session`, which may have none yet, or goes on with it after a press. */
  start(session: Session): void {
    if (this.#exchange && this.#session === session) return void this.#exchange.resume();
    this.stop();
    this.#session = session;
    try {
      this.#exchange = new SoundExchange({
        onStatus: (status) => this.#onStatus(session, status),
        onPartner: (code) => this.#options.onCode(session, bytesToCode(code)),
        onEnd: (reason) => this.#fail(reason),
      });
    } catch {
      this.#fail('no-sound');
    }
    // Firefox names addresses rather than .local names while it listens: shorter, and found for sure.
    const opened = this.#exchange?.open() ?? Promise.resolve();
    void opened.then(() => {
      if (session.view().state === 'idle') void session.invite();
    });
  }

  useMicrophone(id: string): void {
    void this.#exchange?.useMicrophone(id);
  }

  stop(): void {
    this.#exchange?.stop();
    this.#session?.speak(false);
    this.#exchange = undefined;
    this.#session = undefined;
    this.#ufrag = undefined;
    this.view = undefined;
  }

  /** To be called when any connection has changed. */
  follow(): void {
    const session = this.#session;
    if (!session || !this.#exchange) return;
    const { state, code } = session.view();
    if (session.isOver || state === 'connected') return this.stop();
    const ufrag = session.candidacies[0]?.own?.ufrag;
    if (code?.form !== 'code' || ufrag === this.#ufrag) return;
    const bytes = codeToBytes(code.text);
    if (bytes.length > MAX_SPOKEN_CODE) return this.#fail('code-too-long');
    this.#ufrag = ufrag;
    session.speak(true);
    this.#exchange.begin(bytes);
  }

  #onStatus(session: Session, status: SoundStatus): void {
    const before = this.view;
    this.#show({ id: session.id, state: 'running', status });
    // Whoever is told that it was understood may use our code from then on.
    if (understands(this.view) && !understands(before)) session.copied();
  }

  #fail(problem: SoundProblem): void {
    const id = this.#session?.id;
    this.stop();
    if (id !== undefined) this.#show({ id, state: 'failed', problem });
  }

  #show(view: SoundView): void {
    this.view = view;
    this.#options.onChange();
  }
}

function understands(view: SoundView | undefined): boolean {
  if (view?.state !== 'running') return false;
  return view.status.stage === 'understood' || view.status.stage === 'done';
}
