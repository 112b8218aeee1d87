import { createSite } from '../platform/site.ts';
import { REDUCERS } from '../ui/reducers.ts';
import { startPage } from './start.ts';

void startPage(createSite(REDUCERS));
