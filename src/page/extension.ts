import { extension } from '../platform/extension.ts';
import { startPage } from './start.ts';

void startPage(extension);
