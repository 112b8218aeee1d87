import { writeFileSync } from 'node:fs';
import { formatFiles } from './format-files.ts';

// Writes the files beside docs/format.md anew: npx tsx tools/lab/sdp/write-format.ts
for (const [name, text] of Object.entries(formatFiles())) writeFileSync(name, text);
