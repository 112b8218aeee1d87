/**
 * How the real-browser tests share two cores. Most run alone, because they measure time, or because what they
 * try is a race in itself; so does every file that is not named here.
 */

/** They wait for most of their time: for what takes a browser its time. */
const WAITING = ['diagnosis', 'hidden-tab', 'network', 'reconnect', 'traversal'];
/** Beside them, so that both lanes take as long: these may take as long as they take. */
const BESIDE = ['carriers', 'packages', 'talk'];
/** These, too. */
const UNHURRIED = [
  'all-at-once',
  'bad-files',
  'bad-input',
  'channels',
  'files',
  'hostile',
  'keyboard',
  'lab',
  'looks',
  'plain-sdp',
  'popup',
  'reload',
  'several',
  'stun-list',
  'stun-server',
  'tabs',
];

const pattern = (names: string[]) => `tests/e2e/(${names.join('|')})\\.test`;

/**
 * Arguments for jest. The first two may run side by side, so they share no cache: in namespaces of their own both
 * have the same process ids, by which jest tells its temporary files apart.
 */
export const LANES = {
  waiting: [
    '--cacheDirectory=node_modules/.cache/jest-waiting',
    '--testPathPatterns',
    pattern([...WAITING, ...BESIDE]),
  ],
  unhurried: ['--testPathPatterns', pattern(UNHURRIED)],
  alone: ['--testPathIgnorePatterns', pattern([...WAITING, ...BESIDE, ...UNHURRIED])],
};
