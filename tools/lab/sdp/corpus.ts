import { readFileSync } from 'node:fs';

/** A session description that a WebRTC program made. */
export interface Entry {
  type: 'offer' | 'answer';
  sdp: string;
  /** Program and network; absent where several are alike. */
  source?: string;
  /** True if it has a data channel and nothing else. */
  dataOnly: boolean;
}

/** Relative to the root of the repository, where npm starts everything. */
const FILE = 'tools/lab/sdp/corpus-open.jsonl';

/** 132 descriptions from Chromium, Firefox, aiortc, werift, libdatachannel and wrtc. */
export function readCorpus(): Entry[] {
  const lines = readFileSync(FILE, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Entry);
}
