/** `npm run serve`: the built site for the devices around. See docs/hosting.md. */
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { addressOf, ownAddresses, ownNames } from './addresses.ts';
import { makeCertificate } from './certificate.ts';
import { filesOf } from './files.ts';
import { asked, listen } from './listen.ts';
import { readPort } from './options.ts';
import { printQr } from './print-qr.ts';

const SITE = 'dist/site';
const USAGE = 'npm run serve [-- --port 8443]';

try {
  await serve(readPort(process.argv.slice(2), 8443, USAGE));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function serve(port: number): Promise<void> {
  const addresses = ownAddresses();
  const { key, cert, fingerprint } = await makeCertificate([
    ...ownNames(),
    '127.0.0.1',
    '::1',
    ...addresses,
  ]);
  const files = filesOf(SITE);
  const secure = createSecureServer({ key, cert }, files);
  const local = createServer(files);
  await listen(secure, port, '');
  try {
    // Browsers trust what comes from the machine itself: with it, the offline copy can be tried too.
    await listen(local, port + 1, '127.0.0.1');
  } catch (error) {
    secure.close();
    throw error;
  }
  const urls = addresses.map((address) => addressOf('https', address, port));
  console.log(`spontan is served until you press Ctrl-C.

On this machine:   ${addressOf('http', 'localhost', port + 1)}
On other devices:  ${urls.join('\n                   ') || 'none: this machine is in no network'}
`);
  if (urls[0]) await printQr(urls[0]);
  console.log(`Browsers will warn that they do not know who made the certificate: this program did, a moment ago,
because cameras and microphones work with https only. Go on if the certificate that your browser shows has
this SHA-256 fingerprint; another one means that somebody is in between.

  ${fingerprint}
`);
  await asked();
  for (const server of [secure, local]) {
    server.close();
    server.closeAllConnections();
  }
}
