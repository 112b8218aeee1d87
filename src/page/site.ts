import { site } from '../platform/site.ts';
import { startPage } from './start.ts';

void startPage(site);
