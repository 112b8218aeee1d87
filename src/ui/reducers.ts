import type { Reducers } from '../platform/platform.ts';
import { REDUCERS as STUN_REDUCERS } from '../stun/reducers.ts';
import { LEFT_OPEN_KEY, readLeftOpen } from './left-open.ts';

/** How everything changes that is stored. */
export const REDUCERS: Reducers = {
  ...STUN_REDUCERS,
  [LEFT_OPEN_KEY]: (_, list) => readLeftOpen(list, Date.now()),
};
