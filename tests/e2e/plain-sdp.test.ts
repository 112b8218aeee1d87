import { startWerift, type WeriftPeer } from '../../tools/lab/werift-peer.ts';
import { startStun } from '../../tools/lab/stun.ts';
import { launch, type BrowserKind } from '../../tools/lab/browsers/index.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];

describe.each(kinds)('a program that knows nothing of spontan, and %s', (kind) => {
  let me: Person;
  let program: WeriftPeer;

  beforeAll(async () => {
    me = await Person.atPage(await launch(kind, { extension: builtExtension(kind) }));
    await me.staysLocal();
  });
  afterAll(() => me.browser.close());
  beforeEach(async () => {
    program = await startWerift();
  });
  afterEach(() => program.close());

  async function talkWithProgram(): Promise<void> {
    await me.isIn('connected');
    await me.says('plain words');
    expect(await program.receives()).toBe('plain words');
    await program.send('plain answer');
    await me.hears('plain answer');
  }

  test('its offer gets a plain answer', async () => {
    const answer = await me.replies(await program.offer());
    expect(answer).toContain('a=fingerprint:sha-256');
    await program.takeAnswer(answer);
    await talkWithProgram();
  });

  test('its offer as JSON gets its answer as JSON', async () => {
    const sdp = await program.offer();
    const answer = JSON.parse(await me.replies(JSON.stringify({ type: 'offer', sdp }))) as Record<
      string,
      string
    >;
    expect(answer.type).toBe('answer');
    await program.takeAnswer(answer.sdp ?? '');
    await talkWithProgram();
  });

  test('the invite as plain SDP, its answer pasted', async () => {
    // Firefox names its local address by mDNS only, which this program does not look up.
    const stun = await startStun();
    await me.asksServers(stun.address);
    await me.invites();
    await me.view.click('details.more summary');
    await me.view.click('#copy-sdp');
    await me.sees('#copy-sdp[data-copied="true"]');
    const answer = await program.answer(await me.view.clipboard());
    await me.takes(answer);
    await talkWithProgram();
    await stun.close();
  });
});
