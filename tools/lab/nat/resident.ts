import { Person } from '../../../tests/e2e/support/person.ts';
import { costOf, type Cost } from '../browsers/cost.ts';
import type { TestBrowser } from '../browsers/index.ts';
import { poll } from '../browsers/poll.ts';
import type { Wanted } from '../browsers/view.ts';
import { hurry } from '../hurry.ts';

/** A code that is shown, and the connection that it belongs to. */
export interface Shown {
  id: string;
  code: string;
}

/** When a connection came into each of its states; milliseconds of the machine's clock. */
export type Timeline = Partial<Record<string, number>>;

/** What the recorder keeps in the page. */
interface Recording {
  pasted: number;
  timelines: Record<string, Timeline>;
}

/**
 * Somebody at a site who holds many connections at once, and does one thing at a time as people do:
 * calls wait for each other. What it takes and gives survives JSON.
 */
export class Resident {
  readonly #person: Person;
  #last: Promise<unknown> = Promise.resolve();

  constructor(person: Person) {
    this.#person = person;
  }

  static async moveIn(browser: TestBrowser, servers: string[]): Promise<Resident> {
    const person = await Person.atPage(browser);
    if (servers.length > 0) await person.asksServers(servers.join('\n'));
    else await person.staysLocal();
    await person.view.evaluate(record);
    return new Resident(person);
  }

  testsServers(): Promise<void> {
    return this.#inTurn(() => this.#person.testsServers());
  }

  /** @param servers `host:port` */
  asksServers(servers: string[]): Promise<void> {
    return this.#inTurn(() => this.#person.asksServers(servers.join('\n')));
  }

  entersAddress(address: string): Promise<void> {
    return this.#inTurn(() => this.#person.entersAddress(address));
  }

  becomesBeacon(): Promise<string> {
    return this.#inTurn(() => this.#person.becomesBeacon());
  }

  invites(): Promise<Shown> {
    return this.#inTurn(async () => {
      const code = await this.#person.invites();
      return { id: await this.#current(), code };
    });
  }

  /** Makes an invite and copies it; one that nobody has taken is made anew again and again. */
  handsOutInvite(): Promise<Shown> {
    return this.#inTurn(async () => {
      await this.#person.invites();
      return { id: await this.#current(), code: await this.#person.copies() };
    });
  }

  replies(invite: string): Promise<Shown> {
    return this.#inTurn(async () => {
      const code = await this.#person.replies(invite);
      return { id: await this.#current(), code };
    });
  }

  /** Pastes a reply at the start screen. @returns when, in milliseconds of the machine's clock */
  takes(reply: string): Promise<number> {
    return this.#inTurn(async () => {
      await this.#person.goesHome();
      await this.#person.view.paste('#take-text', reply);
      await this.#person.sees('#state');
      return this.#person.view.evaluate(
        () => (window as unknown as { recording: Recording }).recording.pasted,
      );
    });
  }

  /** Pastes the other side's invite where the reply to its own is expected. */
  crosses(id: string, invite: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#shows(id);
      await this.#person.takes(invite);
    });
  }

  /** Cancels a connection that is not open yet. */
  cancels(id: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#shows(id);
      await this.#person.view.click('#end');
    });
  }

  /** Says a line in a connection. */
  says(id: string, text: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#shows(id);
      await this.#person.says(text);
    });
  }

  /** Looks at a connection now and again until there is such an element. @returns its text */
  finds(id: string, selector: string, { text, timeout }: Wanted): Promise<string> {
    const look = () =>
      this.#inTurn(async () => {
        await this.#shows(id);
        const { view } = this.#person;
        return (await view.exists(selector, { text })) && (await view.text(selector));
      });
    return poll(`'${selector}' with ${text} at ${id}`, look, timeout);
  }

  timeline(id: string): Promise<Timeline> {
    return this.#person.view.evaluate(
      (wanted) => (window as unknown as { recording: Recording }).recording.timelines[wanted] ?? {},
      id,
    );
  }

  /** Presses the element with the mouse. */
  clicks(selector: string): Promise<void> {
    return this.#inTurn(() => this.#person.view.click(selector));
  }

  /** Copies the code on the screen, to hand it over. @returns it */
  copies(): Promise<string> {
    return this.#inTurn(() => this.#person.copies());
  }

  /** Waits until there is such an element. @param timeout milliseconds */
  sees(selector: string, timeout?: number): Promise<void> {
    return this.#person.view.waitFor(selector, { timeout });
  }

  isSeeing(selector: string): Promise<boolean> {
    return this.#person.view.exists(selector);
  }

  readsCode(): Promise<string> {
    return this.#person.readsCode();
  }

  /** Makes intervals of the page, or timeouts, pass so many times faster. */
  async hurries(factor: number, what: 'setInterval' | 'setTimeout' = 'setInterval'): Promise<void> {
    await this.#person.view.evaluate(hurry, factor, what);
  }

  /** What its browser has used so far. */
  cost(): Cost {
    return costOf(this.#person.browser.pid);
  }

  /** Runs an expression in the page. */
  evaluates(expression: string): Promise<unknown> {
    return this.#person.view.evaluate(expression);
  }

  consoleErrors(): string[] {
    return this.#person.browser.consoleErrors();
  }

  async #shows(id: string): Promise<void> {
    if ((await this.#current()) === id) return;
    await this.#person.goesHome(); // a small window has room for the list there only
    await this.#person.view.click(`.connection[data-id="${id}"] .connection-show`);
    await this.#person.view.until(
      (wanted) => document.querySelector(`[data-id="${wanted}"] [aria-current]`),
      id,
    );
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act, act);
    this.#last = done;
    return done;
  }

  #current(): Promise<string> {
    return this.#person.view.evaluate(
      () =>
        document.querySelector<HTMLElement>('.connection:has([aria-current])')?.dataset.id ?? '',
    );
  }
}

/** In the page: notes when something was pasted last, and when each connection changed its state. */
function record(): void {
  const recording: Recording = { pasted: 0, timelines: {} };
  Object.assign(window, { recording });
  const note = () => {
    for (const { dataset } of document.querySelectorAll<HTMLElement>('.connection')) {
      const timeline = (recording.timelines[dataset.id ?? ''] ??= {});
      timeline[dataset.state ?? ''] ??= Date.now();
    }
  };
  addEventListener('paste', () => (recording.pasted = Date.now()), { capture: true });
  new MutationObserver(note).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-state'],
  });
}
