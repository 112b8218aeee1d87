import path from 'node:path';
import type { BrowserKind } from '../browsers/index.ts';
import type { AgentActions } from './agent-program.ts';
import { remoteObject, startProgram, type Remote } from './calls.ts';
import type { Resident } from './resident.ts';

/** A {@link Resident} of a site, moved by the agent there. */
export type RemoteResident = Remote<Resident>;

/** Starts browsers at one site and drives them from there, because Firefox listens only there. */
export interface Agent {
  /**
   * Opens spontan's page in a new browser.
   * @param servers the STUN servers to ask; none: LAN only
   * @param extension the folder of another build than that in `dist`
   */
  moveIn(kind: BrowserKind, servers: string[], extension?: string): Promise<RemoteResident>;
  /** Ends its browsers, then itself. */
  close(): Promise<void>;
}

/** @param wrap makes a command run at the site */
export function startAgent(wrap: (command: string[]) => string[]): Agent {
  const file = path.resolve('tools/lab/nat/agent-program.ts');
  const { actions, end } = startProgram<AgentActions>(file, wrap);
  return {
    async moveIn(kind, servers, extension = path.resolve('dist', kind)) {
      const number = await actions.moveIn(kind, servers, extension);
      return remoteObject<Resident>((name, values) => actions.act(number, name, values));
    },
    async close() {
      if ((await end()) === 1) throw new Error('an agent could not end its browsers well');
    },
  };
}
