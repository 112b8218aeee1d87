/**
 * Sends ICE checks to a beacon, by hand. `tsx strangers.ts CODE COUNT`: one right, one without a name,
 * one with a wrong name, one with a wrong password; then right ones from so many ports.
 * Prints what came back for the first four, as JSON.
 */
import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeBeacon } from '../../../src/signal/beacon-code.ts';
import { iceCheck } from './check.ts';

/** What came back for a check. */
export interface Answered {
  sent: number;
  /** Bytes, and the type of the message (RFC 8489 §5); undefined where nothing came. */
  received?: number;
  type?: number;
}

/** Milliseconds: an answer in this lab takes less than a tenth of it. */
const LIMIT = 1000;
/** More and the system drops some. */
const AT_ONCE = 50;
const PAUSE = 20;
/** Some are lost all the same: each is sent so often. */
const TIMES = 3;

const [code = '', count = '0'] = process.argv.slice(2);
const beacon = decodeBeacon(code);
const [place] = beacon?.candidates ?? [];
if (!beacon || !place) throw new Error('not a beacon code');
const { ufrag, pwd } = beacon;

const right = await send(iceCheck({ ufrag, pwd }));
const nameless = await send(iceCheck({}));
const wrongName = await send(iceCheck({ ufrag: 'nope', pwd }));
const wrongPassword = await send(iceCheck({ ufrag, pwd: 'x'.repeat(24) }));
await sendMany(Number(count));
console.log(JSON.stringify({ right, nameless, wrongName, wrongPassword }));

/** From a new port. */
function send(check: Buffer): Promise<Answered> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const finish = (answer?: Buffer) => {
      clearTimeout(timer);
      socket.close();
      const sent = check.length;
      resolve(answer ? { sent, received: answer.length, type: answer.readUInt16BE(0) } : { sent });
    };
    const timer = setTimeout(finish, LIMIT);
    socket.on('message', finish);
    socket.send(check, place?.port, place?.address);
  });
}

/** From so many ports, without waiting for answers. */
async function sendMany(ports: number): Promise<void> {
  const sockets = Array.from({ length: ports }, () => createSocket('udp4'));
  for (let sent = 0; sent < TIMES * ports; sent++) {
    sockets[sent % ports]?.send(iceCheck({ ufrag, pwd }), place?.port, place?.address);
    if (sent % AT_ONCE === 0) await sleep(PAUSE);
  }
  await sleep(LIMIT);
  for (const socket of sockets) socket.close();
}
