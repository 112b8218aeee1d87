/**
 * How the real-browser tests share two cores. Most run alone, because they measure time, or because what they
 * try is a race in itself; so does every file that is not named here.
 */

/** They wait for most of their time: for what takes a browser its time. */
const WAITING = ['hidden-tab', 'network', 'reconnect'];
/** They may take as long as they take. */
const UNHURRIED = [
  'all-at-once',
  'bad-files',
  'bad-input',
  'carriers',
  'channels',
  'files',
  'hostile',
  'keyboard',
  'lab',
  'looks',
  'packages',
  'plain-sdp',
  'popup',
  'reload',
  'several',
  'stun-list',
  'stun-server',
  'tabs',
  'talk',
];

const pattern = (names: string[]) => `tests/e2e/(${names.join('|')})\\.test`;

/** Arguments for jest. The first two may run side by side. */
export const LANES = {
  waiting: ['--testPathPatterns', pattern(WAITING)],
  unhurried: ['--testPathPatterns', pattern(UNHURRIED)],
  alone: ['--testPathIgnorePatterns', pattern([...WAITING, ...UNHURRIED])],
};
