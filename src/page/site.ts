import { createSite } from '../platform/site.ts';
import { REDUCERS } from '../stun/reducers.ts';
import { startPage } from './start.ts';

void startPage(createSite(REDUCERS));
