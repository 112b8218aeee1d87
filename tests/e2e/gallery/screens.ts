/** What people can come to see, each as a snapshot: also what is hard to bring about in a test. */
import vectors from '../../../docs/format-vectors.json';
import { codeToBytes } from '../../../src/signal/code.ts';
import { toSpoken } from '../../../src/signal/spoken.ts';
import type { NoticeKind } from '../../../src/ui/notice.tsx';
import { HANDOUT_CARRIERS } from '../../../src/ui/parts/handout-carriers.ts';
import type {
  CallView,
  ChatLine,
  CodeView,
  ConnectionView,
  Diagnosis,
  FailureReason,
  Snapshot,
  SoundStatus,
  TransferView,
} from '../../../src/ui/protocol.ts';
import { DEFAULT_SETTINGS } from '../../../src/stun/settings.ts';

/** Milliseconds since 1970. */
const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;

const home: Snapshot = {
  screen: { name: 'home' },
  connections: [],
  drafts: {},
  settings: DEFAULT_SETTINGS,
  unsaved: false,
  health: {},
  leftOpen: [],
  online: true,
  beacon: { state: 'off' },
  carrier: 'text',
};

const CODE = vectors.find(({ name }) => name.includes('srflx'))?.code ?? '';

/** The code as somebody types it: some groups, the last but one wrong. */
const typed = [...toSpoken(codeToBytes(CODE)).slice(0, 7), 'AAAAA', '7K'].join(' ');

const code: CodeView = {
  text: CODE,
  form: 'code',
  sdp: 'v=0\r\n',
  copied: false,
  improving: false,
  stale: false,
  cause: 'first',
  worth: 'lasting',
};

const plain: ConnectionView = {
  id: 'a',
  number: 2,
  state: 'inviting',
  replies: false,
  handedOut: false,
  can: [],
  chat: [],
};

const inviting: ConnectionView = { ...plain, code };
const replying: ConnectionView = { ...inviting, state: 'replying', replies: true };
const outdated: CodeView = {
  ...code,
  copied: true,
  stale: true,
  handedAt: Date.now() - 3 * MINUTE,
  worth: 'aging',
  cause: 'asked',
};

const line = (id: number, from: ChatLine['from'], text: string, more = {}): ChatLine => ({
  ...{ id, from, text, at: NOON + id * MINUTE },
  ...more,
});
const chat = [
  line(1, 'me', 'Hello! 👋', { delivered: true }),
  line(
    2,
    'them',
    'سلام، حال شما چطور است؟ https://example.org/a-rather-long-address/that-has-to-break',
  ),
  line(3, 'me', 'A longer line, which takes more than one row of the popup to be told.'),
  line(4, 'me', 'Never arrived', { undelivered: true }),
];
const connected: ConnectionView = {
  ...plain,
  state: 'connected',
  can: ['files'],
  name: 'עדה Lovelace',
  chat,
  verification: { state: 'ready', signs: [13, 36, 47, 14] },
};

const health: ConnectionView['health'] = {
  since: NOON,
  path: {
    kind: 'ipv4-nat',
    own: { type: 'srflx', address: '2001:db8:1234:5678:9abc:def0:1234:5678', port: 50000 },
    other: { type: 'prflx' },
  },
  moments: Array.from({ length: 120 }, (_, i) => ({
    roundTrip: 40 + 20 * Math.sin(i / 5),
    sent: 1e5 * (i % 40),
    received: 2e6,
  })),
  sent: 123_456_789,
  received: 5e9,
  lost: 0.012,
};
const call: CallView = {
  state: 'on',
  mine: { microphone: 'on', camera: 'on', screen: 'off' },
  muted: true,
  theirs: ['microphone', 'screen'],
  theyMuted: true,
  devices: [
    { kind: 'microphone', id: '1', label: 'Built-in microphone' },
    { kind: 'microphone', id: '2', label: 'Headset with a name that goes on and on for a while' },
    { kind: 'speaker', id: '1', label: 'Loudspeaker' },
  ],
  chosen: { microphone: '2', camera: undefined, speaker: '' },
  quality: 'poor',
  blocked: true,
};
const effort = { since: Date.now() - MINUTE, until: Date.now() + MINUTE, isOver: false };
const off = { microphone: 'off', camera: 'off', screen: 'off' } as const;
const transfer = (more: Partial<TransferView>): TransferView => ({
  id: 'f1',
  from: 'them',
  name: 'a picture.jpg',
  files: 1,
  bytes: 5e6,
  names: [],
  done: 0,
  state: 'offered',
  ...more,
});

const at = (connection: ConnectionView, more: Partial<Snapshot> = {}): Snapshot => ({
  ...home,
  screen: { name: 'connection', id: 'a' },
  connections: [{ ...plain, id: 'b', number: 1, state: 'closed' }, connection],
  ...more,
});

const ended = (more: Partial<ConnectionView>): Snapshot =>
  at({ ...plain, state: 'closed', chat, ...more });
const failed = (failure: FailureReason, advice?: Diagnosis): Snapshot =>
  ended({ state: 'failed', failure, ...(advice && { advice }) });

const hearing: SoundStatus = {
  stage: 'hearing',
  speaking: false,
  level: 0.4,
  trouble: 'stuck',
  filtered: true,
  microphones: [
    { id: '1', label: 'Built-in microphone' },
    { id: '2', label: 'Headset' },
  ],
  microphone: '1',
};
const sounding = (status: Partial<SoundStatus>): Snapshot =>
  at(inviting, { sound: { id: 'a', state: 'running', status: { ...hearing, ...status } } });

const server = { off: false, host: 'stun.example.org', port: 3478, note: 'a friend’s' };
const url = 'stun:stun.example.org:3478';
const settings = {
  ...DEFAULT_SETTINGS,
  apps: true,
  appList: [
    { id: 'abcdefghijklmnopabcdefghijklmnop', app: 'org.example.shared-note', allowed: true },
    { id: 'note@example.org', app: 'org.example.other', allowed: false },
  ],
  stun: { own: [server], bundled: true, off: [] },
  site: 'http://not-safe.example/',
};

/** What a copy on the web says of itself while a newer version waits. */
const copy = { checksum: '3a19c55a'.repeat(8), next: '827fb877'.repeat(8), offline: true };

/** In place of all screens. */
export const NOTICES: readonly NoticeKind[] = ['other-tab', 'passed-on', 'framed', 'no-page'];

/** By name. */
export const SCREENS: Readonly<Record<string, Snapshot>> = {
  home,
  'home-after-a-restart': {
    ...home,
    online: false,
    copy,
    problem: { reason: 'damaged', serial: 1 },
    drafts: { home: 'not a co' },
    leftOpen: [
      { number: 1, state: 'connected', at: NOON, invites: [] },
      { number: 2, state: 'inviting', at: NOON, invites: [] },
    ],
    connections: [plain, { ...connected, id: 'c', number: 3 }],
  },
  'home-spoken': { ...home, drafts: { home: typed } },
  preparing: at({ ...plain, state: 'gathering' }),
  ...Object.fromEntries(
    HANDOUT_CARRIERS.map(({ name }) => [`inviting-${name}`, at(inviting, { carrier: name })]),
  ),
  'inviting-late': at({
    ...inviting,
    code: outdated,
    advice: 'udp-blocked',
    problem: { reason: 'reply-to-other', serial: 1 },
    renewFailure: 'no-network',
    renewing: true,
  }),
  replying: at(replying),
  'replying-crossed': at({ ...replying, state: 'waiting', replies: false }),
  scanner: { ...home, scan: { faceToFace: false } },
  'scanner-face-to-face': at(inviting, { scan: { at: 'a', faceToFace: true } }),
  'sound-blocked': sounding({ stage: 'blocked' }),
  'sound-hearing': sounding({}),
  connecting: at({ ...plain, state: 'connecting', advice: 'both-symmetric' }),
  'connecting-effort': at({ ...plain, state: 'connecting', effort }),
  'connecting-in-vain': at({
    ...plain,
    state: 'connecting',
    advice: 'own-symmetric',
    effort: { ...effort, isOver: true },
  }),
  'replying-effort': at({ ...replying, effort }),
  'connected-first': at({ ...connected, chat: [] }),
  'connected-verified': at({
    ...connected,
    health,
    verification: { state: 'same', signs: [13, 36, 47, 14] },
  }),
  'connected-differs': at({
    ...connected,
    verification: { state: 'different', signs: [13, 36, 47, 14] },
  }),
  connected: at({
    ...connected,
    stranger: true,
    test: { sent: 5e6, received: 2e6, total: 20971520, state: 'running' },
  }),
  interrupted: at({
    ...connected,
    state: 'interrupted',
    test: { sent: 5e6, received: 2e6, total: 20971520, state: 'failed' },
  }),
  tested: at({
    ...connected,
    test: { sent: 20971520, received: 20971520, total: 20971520, state: 'passed', rate: 4.2e6 },
  }),
  'call-idle': at({ ...connected, call: { ...call, state: 'idle', mine: off, ended: 'ended' } }),
  'call-incoming': at({
    ...connected,
    call: { ...call, state: 'incoming', mine: off, blocked: false, quality: undefined },
  }),
  'call-calling': at({
    ...connected,
    call: {
      ...call,
      state: 'calling',
      mine: { ...off, camera: 'asking', screen: 'on' },
      theirs: [],
      problem: { source: 'microphone', reason: 'refused' },
    },
  }),
  'call-on': at({ ...connected, call }),
  'files-offered': at({
    ...connected,
    files: {
      listing: true,
      transfers: [
        transfer({ id: 'f1', state: 'done', from: 'me' }),
        transfer({ id: 'f2', files: 12, name: 'Photos', names: ['1.jpg', '2023/سلام.jpg'] }),
      ],
    },
  }),
  'files-moving': at({
    ...connected,
    files: {
      listing: false,
      problem: 'too-many',
      transfers: [
        transfer({ id: 'f1', state: 'ended', problem: 'unreadable', endedBy: 'me', from: 'me' }),
        transfer({ id: 'f2', state: 'done', done: 5e6, place: 'downloads' }),
        transfer({ id: 'f3', state: 'paused', pausedBy: 'them', done: 1e6 }),
        transfer({
          id: 'f4',
          state: 'running',
          done: 2e6,
          rate: 1e5,
          name: `${'long-'.repeat(20)}.jpg`,
        }),
      ],
    },
  }),
  'ended-files': at({
    ...plain,
    state: 'failed',
    failure: 'lost',
    reconnects: true,
    files: { listing: false, transfers: [transfer({ state: 'broken', done: 2e6 })] },
  }),
  ended: ended({ endedBy: 'them', reconnects: true }),
  failed: failed('no-path', 'isolated'),
  lost: failed('lost'),
  hostile: failed('hostile'),
  'app-asks': {
    ...home,
    asking: { id: 'abcdefghijklmnopabcdefghijklmnop', app: 'org.example.shared-note' },
  },
  settings: {
    ...home,
    screen: { name: 'settings' },
    settings: { ...settings, lanOnly: true, hideLocal: true, ownAddress: '192.168.1.2' },
    unsaved: true,
    copy,
  },
  network: {
    ...home,
    screen: { name: 'settings' },
    network: {
      answers: 5,
      mapping: 'address-and-port-dependent',
      ports: 'sequential',
      ipv4: ['203.0.113.7'],
      ipv6: ['2001:db8:1234:5678:9abc:def0:1234:5678'],
      mdns: true,
    },
  },
  'network-running': {
    ...home,
    screen: { name: 'settings' },
    serverTest: { what: 'network', running: true, total: 5, results: [] },
  },
  servers: {
    ...home,
    screen: { name: 'servers' },
    beacon: {
      state: 'on',
      code: 'beacon:HaPvcU3AHPevBnUSF_9VL_rCEBg8RsYzZAecu9J6',
      behindNat: true,
      moved: true,
      served: 36,
    },
    settings,
    health: { [url]: { failures: 4, at: Date.now() } },
    serverTest: {
      what: 'servers',
      running: false,
      total: 9,
      results: [{ url, ok: true, ms: 24, ipv4: '203.0.113.7', ipv6: '2001:db8::7', odd: true }],
    },
    drafts: { servers: 'what is this\nstun.example.org' },
  },
};
