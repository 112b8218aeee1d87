/** `npm run stun`: a STUN server that anyone can run. See docs/stun-server.md. */
import { readOptions, USAGE } from './options.ts';
import { startStunServer } from './server.ts';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') fail(`${options}\n${USAGE}`);
try {
  const { addresses } = await startStunServer(options);
  for (const address of addresses) console.log(`STUN server at ${address} (UDP)`);
} catch (error) {
  fail(`The STUN server cannot start: ${error instanceof Error ? error.message : String(error)}`);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
