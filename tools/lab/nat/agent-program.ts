/** The program behind agent.ts: it runs at a site and does there what it is told. */
import { FAKE_MEDIA } from '../browsers/fake-media.ts';
import { launch, running, type BrowserKind } from '../browsers/index.ts';
import { serve } from './calls.ts';
import { Resident } from './resident.ts';

const residents: Resident[] = [];

const actions = {
  /** @returns the number of the new resident */
  async moveIn(kind: BrowserKind, servers: string[], extension: string): Promise<number> {
    const browser = await launch(kind, { extension, ...FAKE_MEDIA[kind] });
    return residents.push(await Resident.moveIn(browser, servers)) - 1;
  },
  /** Calls a method of a resident. */
  act(resident: number, method: string, args: unknown[]): unknown {
    const methods = residents[resident] as unknown as Record<string, (...a: unknown[]) => unknown>;
    return methods[method]?.(...args);
  },
};
export type AgentActions = typeof actions;

serve(actions);
// Ctrl-C is for the one who started us; where that one ends, so do we.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  void Promise.allSettled([...running].map((browser) => browser.close())).then((results) => {
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? result.reason : [],
    );
    for (const failure of failures) console.error(failure);
    process.exit(failures.length > 0 ? 1 : 0);
  });
});
