import {
  chromiumContacts,
  firefoxContacts,
  isStranger,
  type Contact,
} from '../../../tools/lab/browsers/network-log.ts';

const types = { URL_REQUEST_START_JOB: 1, DNS_TRANSACTION: 2, UDP_BYTES_SENT: 3, OTHER: 4 };
const netLog = (...events: object[]) =>
  [
    `${JSON.stringify({ constants: { logEventTypes: types } }).slice(0, -1)},`,
    '"events": [',
    ...events.map((event) => `${JSON.stringify(event)},`),
    '{"params":{"url":"https://cut.off/","initi',
  ].join('\n');

test('what Chromium has contacted', () => {
  const initiator = 'chrome-extension://x';
  const log = netLog(
    { params: { url: 'https://a.test/x', initiator }, type: 1 },
    { params: { url: 'chrome-extension://x/page.html', initiator }, type: 1 },
    { params: { hostname: 'stun.b.test.' }, type: 2 },
    { params: { address: '[2001:db8::1]:3478', byte_count: 20 }, type: 3 },
    { params: { hostname: 'c.test' }, type: 4 },
  );
  expect(chromiumContacts(log).map(({ how, host }) => `${how} ${host}`)).toEqual([
    'request a.test',
    'name stun.b.test',
    'datagram [2001:db8::1]',
  ]);
});

test('what Firefox has contacted', () => {
  const log = `… [Parent 26: Main Thread]: E/nsHttp uri=https://a.test/x
… [Parent 26: Main Thread]: D/nsHostResolver Resolving host [stun.b.test]<> type 0. [this=7f]`;
  expect(firefoxContacts(log).map(({ how, host }) => `${how} ${host}`)).toEqual([
    'request a.test',
    'name stun.b.test',
  ]);
});

const contact = (how: Contact['how'], host: string, ownBusiness = false): Contact => ({
  how,
  host,
  detail: '',
  ownBusiness,
});

test.each([
  contact('name', 'stun.cloudflare.com'),
  contact('datagram', '162.159.207.0'),
  contact('datagram', '[2606:4700:49::]'),
  contact('name', 'stun.one.example'),
  contact('datagram', '10.77.0.1'),
  contact('datagram', '224.0.0.251'),
  contact('request', '127.0.0.1'),
  contact('request', 'update.googleapis.com', true),
])('nobody minds %j', (each) => expect(isStranger(each, 'chromium')).toBe(false));

test.each([
  contact('request', 'stun.cloudflare.com'),
  contact('request', '192.0.2.1'),
  contact('request', 'update.googleapis.com'),
  contact('request', 'notgoogle.com', true),
  contact('name', 'a.test', true),
  contact('datagram', '8.8.8.8'),
  contact('datagram', '[2606:4700::1]'),
])('a stranger: %j', (each) => expect(isStranger(each, 'chromium')).toBe(true));
