import { withCredentials } from './with-credentials.ts';

test('only the credentials change, whatever characters they have', () => {
  const sdp = (ufrag: string, pwd: string) =>
    `v=0\r\na=mid:0\r\na=ice-ufrag:${ufrag}\r\na=ice-pwd:${pwd}\r\na=setup:active\r\n`;
  const other = { ufrag: "a$&$'", pwd: '$1+/'.repeat(6) };
  expect(withCredentials(sdp('once', 'p'.repeat(24)), other)).toBe(sdp(other.ufrag, other.pwd));
});
