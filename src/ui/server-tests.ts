import type { Candidate } from '../signal/description.ts';
import { chooseServers, type Circumstances } from '../stun/choose.ts';
import type { Outcome } from '../stun/health.ts';
import { outcomesOf, type ServerResult } from '../stun/judge.ts';
import type { ListedServer } from '../stun/servers.ts';
import { serversForNetwork, testNetwork, testServers, type RunOptions } from '../stun/test-run.ts';
import type { NetworkView, ServerTestView } from './protocol.ts';

/** The tests that a person runs on the STUN servers, one at a time. */
export class ServerTests {
  /** The last one, or the one that is running. */
  view?: ServerTestView;
  network?: NetworkView;

  readonly #onChange: () => void;
  readonly #onOutcomes: (outcomes: Outcome[]) => Promise<void>;
  readonly #onSeen: (candidates: readonly Candidate[]) => void;
  #run = new AbortController();

  /**
   * @param onOutcomes stores what a run says of the servers' health
   * @param onSeen is told where this side is
   */
  constructor(
    onChange: () => void,
    onOutcomes: (outcomes: Outcome[]) => Promise<void>,
    onSeen: (candidates: readonly Candidate[]) => void,
  ) {
    this.#onChange = onChange;
    this.#onOutcomes = onOutcomes;
    this.#onSeen = onSeen;
  }

  /** Asks every server. */
  servers(servers: ListedServer[]): Promise<void> {
    return this.#start('servers', servers, (options) => testServers(servers, options));
  }

  /** Asks a few of them what this network is. */
  lookAtNetwork(all: ListedServer[], circumstances: Circumstances): Promise<void> {
    const chosen = chooseServers(all, circumstances);
    const servers = serversForNetwork([...new Set([...chosen, ...all])]);
    return this.#start('network', servers, async (options) => {
      const { results, network, seen } = await testNetwork(servers, options);
      if (!options.signal.aborted) {
        this.#onSeen(seen);
        this.network = { ...network, answers: results.filter(({ ok }) => ok).length };
      }
      return results;
    });
  }

  stop(): void {
    this.#run.abort();
  }

  async #start(
    what: ServerTestView['what'],
    servers: ListedServer[],
    run: (options: RunOptions) => Promise<ServerResult[]>,
  ): Promise<void> {
    this.stop();
    const { signal } = (this.#run = new AbortController());
    const show = (running: boolean, results: ServerResult[]) => {
      this.view = { what, running, total: servers.length, results };
      this.#onChange();
    };
    const onResult = (results: ServerResult[]) => {
      if (!signal.aborted) show(true, results);
    };
    show(true, []);
    const results = await run({ signal, onResult });
    await this.#onOutcomes(outcomesOf(results));
    // Another one may have begun meanwhile.
    if (this.#run.signal === signal) show(false, results);
  }
}
