import type { Description } from '../signal/description.ts';
import type { Reading } from '../signal/read-text.ts';
import { inviteTag } from '../signal/tag.ts';
import { decide, type Candidacy } from './host-take.ts';
import type { State } from './protocol.ts';

function side(name: string, more: Partial<Description> = {}): Description {
  return {
    kind: 'invite',
    fingerprint: new Uint8Array(32).fill(name.length),
    ufrag: name,
    pwd: `password-of-${name}-long`,
    setup: 'actpass',
    candidates: [],
    maxMessageSize: 65536,
    ...more,
  };
}
const reply = (name: string, answers?: number) =>
  side(name, { kind: 'reply', setup: 'passive', answers });
const code = (description: Description): Reading => ({ form: 'code', description });
const sdp = (type: 'offer' | 'answer', description: Description): Reading => ({
  form: 'sdp',
  type,
  sdp: '',
  description,
});
const own = (id: string, state: State, other?: Description): Candidacy => ({
  id,
  state,
  own: side(id),
  other,
});

const tagOfMine = inviteTag(side('mine'));
const open = [own('mine', 'inviting'), own('second', 'inviting')];

const lost: Candidacy[] = [
  { ...own('mine', 'failed', side('bob')), reconnects: true, partner: side('bob').fingerprint },
  own('second', 'inviting'),
];
/** Two codes of one session: the one on the screen, and one that was handed out before. */
const renewed: Candidacy[] = [
  { ...own('mine', 'inviting'), own: side('fresh') },
  { ...own('mine', 'inviting'), earlier: true },
];
/** The same side with another connection: its certificate stays. */
const bobAgain = side('bob', { ufrag: 'again' });

test.each<[string, Reading, string | undefined, Candidacy[], ReturnType<typeof decide>]>([
  ['an invite at the start', code(side('bob')), undefined, open, { action: 'reply' }],
  ['an invite under an own one', code(side('bob')), 'mine', open, { action: 'cross', id: 'mine' }],
  [
    'an invite in a connection that invites no more',
    code(side('bob')),
    'mine',
    [own('mine', 'connected', side('eve'))],
    { action: 'reply' },
  ],
  [
    'a plain offer, even under an own invite',
    sdp('offer', side('bob')),
    'mine',
    open,
    { action: 'reply' },
  ],
  [
    'the reply in its place',
    code(reply('bob', tagOfMine)),
    'mine',
    open,
    { action: 'take', id: 'mine' },
  ],
  [
    'the reply under another invite',
    code(reply('bob', tagOfMine)),
    'second',
    open,
    { action: 'take', id: 'mine' },
  ],
  [
    'the reply at the start',
    code(reply('bob', tagOfMine)),
    undefined,
    open,
    { action: 'take', id: 'mine' },
  ],
  [
    'a reply to a stranger',
    code(reply('bob', 4711)),
    'mine',
    open,
    { action: 'refuse', reason: 'reply-to-other' },
  ],
  [
    'a reply that comes too late',
    code(reply('bob', tagOfMine)),
    undefined,
    [own('mine', 'closed')],
    { action: 'refuse', reason: 'invite-over' },
  ],
  [
    'a second reply to the same invite',
    code(reply('bob', tagOfMine)),
    undefined,
    [own('mine', 'connected', reply('eve', tagOfMine))],
    { action: 'refuse', reason: 'already-connecting' },
  ],
  [
    'a reply whose tag also fits an invite that is over',
    code(reply('bob', tagOfMine)),
    undefined,
    [{ ...own('old', 'connected', side('eve')), own: side('mine') }, ...open],
    { action: 'take', id: 'mine' },
  ],
  [
    'a reply whose tag fits two invites, put where one of them waits',
    code(reply('bob', tagOfMine)),
    'second',
    [own('mine', 'inviting'), { ...own('second', 'inviting'), own: side('mine') }],
    { action: 'take', id: 'second' },
  ],
  ['an own code', code(side('mine')), undefined, open, { action: 'refuse', reason: 'own-code' }],
  [
    'the same code again',
    code(side('bob')),
    undefined,
    [own('mine', 'replying', side('bob'))],
    { action: 'known', id: 'mine' },
  ],
  [
    'the same invite again after that connection has ended',
    code(side('bob')),
    undefined,
    [own('mine', 'closed', side('bob'))],
    { action: 'reply' },
  ],
  [
    'a plain answer in its place',
    sdp('answer', reply('bob')),
    'second',
    open,
    { action: 'take', id: 'second' },
  ],
  [
    'a plain answer at the start, with one invite open',
    sdp('answer', reply('bob')),
    undefined,
    [own('mine', 'inviting'), own('old', 'closed')],
    { action: 'take', id: 'mine' },
  ],
  [
    'a plain answer at the start, with several',
    sdp('answer', reply('bob')),
    undefined,
    open,
    { action: 'refuse', reason: 'which-invite' },
  ],
  [
    'the reply to an earlier code of the same session',
    code(reply('bob', tagOfMine)),
    'mine',
    renewed,
    { action: 'take', id: 'mine' },
  ],
  [
    'an own code that another one has replaced',
    code(side('mine')),
    'mine',
    renewed,
    { action: 'refuse', reason: 'own-code' },
  ],
  [
    'an invite under a renewed code',
    code(side('bob')),
    'mine',
    renewed,
    { action: 'cross', id: 'mine' },
  ],
  [
    'a plain answer at the start, to a session with several codes',
    sdp('answer', reply('bob')),
    undefined,
    renewed,
    { action: 'take', id: 'mine' },
  ],
  [
    'an invite where the path was lost',
    code(bobAgain),
    'mine',
    lost,
    { action: 'reply', id: 'mine' },
  ],
  [
    'an invite of a stranger where the path was lost',
    code(side('stranger')),
    'mine',
    lost,
    { action: 'reply', id: 'mine' },
  ],
  [
    'a plain offer where the path was lost',
    sdp('offer', side('program')),
    'mine',
    lost,
    { action: 'reply', id: 'mine' },
  ],
  [
    'an invite at the start from who was lost',
    code(bobAgain),
    undefined,
    lost,
    { action: 'reply', id: 'mine' },
  ],
  [
    'an invite at the start from who was lost, and is invited again',
    code(bobAgain),
    undefined,
    [{ ...own('mine', 'inviting'), partner: side('bob').fingerprint }],
    { action: 'cross', id: 'mine' },
  ],
  [
    'an invite at the start from a stranger',
    code(side('stranger')),
    undefined,
    lost,
    { action: 'reply' },
  ],
])('%s', (_, reading, at, connections, decision) => {
  expect(decide(reading, at, connections)).toEqual(decision);
});

test('a reply to an invite from before the page was closed', () => {
  const late = code(reply('bob', 4711));
  expect(decide(late, undefined, open, [4711])).toEqual({
    action: 'refuse',
    reason: 'reply-to-closed',
  });
});
