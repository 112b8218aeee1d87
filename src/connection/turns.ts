import { ANSWER_LIMIT } from './constants.ts';

const TURN_WANTED = '{"type":"turn-wanted"}';
const YOUR_TURN = '{"type":"your-turn"}';

interface Options {
  /** Of two offers that meet, ours stands; so we give turns. */
  leads: boolean;
  send: (text: string) => void;
  /** It may be our turn now. */
  onTurn: () => void;
}

/**
 * Who may offer. The side that gives way where offers meet asks for its turn first, and gets it as soon as
 * the other one has nothing under way; so two offers seldom meet. Whoever waits for too long goes on
 * as if nobody had ever spoken of turns.
 */
export class Turns {
  readonly #options: Options;
  /** It is our turn, where we do not lead. */
  #isOurs = false;
  /** Until we take our turn though nobody has given it. */
  #wanted?: ReturnType<typeof setTimeout>;
  /** The other side wants its turn. */
  #isAsked = false;
  /** It is the other side's turn; until it has taken too long. */
  #given?: ReturnType<typeof setTimeout>;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Reads a text from the other side. @returns whether it was about this */
  receive(text: string): boolean {
    if (text === TURN_WANTED) this.#isAsked = true;
    else if (text === YOUR_TURN) this.#take();
    else return false;
    return true;
  }

  /** Uses our turn. @returns false where it is not ours; it is asked for then */
  use(): boolean {
    if (this.#given) return false;
    if (this.#options.leads) return true;
    const isOurs = this.#isOurs;
    this.#isOurs = false;
    if (!isOurs) this.#ask();
    return isOurs;
  }

  /** Nothing is under way here. */
  give(): void {
    if (!this.#isAsked || !this.#options.leads || this.#given) return;
    this.#isAsked = false;
    this.#given = setTimeout(() => {
      this.used();
      this.#options.onTurn();
    }, ANSWER_LIMIT);
    this.#options.send(YOUR_TURN);
  }

  /** The other side has used its turn. */
  used(): void {
    clearTimeout(this.#given);
    this.#given = undefined;
  }

  /** Nobody takes turns any more. */
  end(): void {
    this.used();
    clearTimeout(this.#wanted);
    this.#wanted = undefined;
  }

  #ask(): void {
    if (this.#wanted) return;
    this.#wanted = setTimeout(() => {
      this.#take();
      this.#options.onTurn();
    }, ANSWER_LIMIT);
    this.#options.send(TURN_WANTED);
  }

  #take(): void {
    // One that nobody asked for, or that comes too late, is none.
    if (!this.#wanted) return;
    clearTimeout(this.#wanted);
    this.#wanted = undefined;
    this.#isOurs = true;
  }
}
