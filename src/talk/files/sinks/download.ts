import type { Sink } from './sink.ts';
import { openTemporary } from './temporary.ts';

/** One file for the downloads. @param bytes of it */
export async function downloadSink(bytes: number): Promise<Sink> {
  const file = await openTemporary(bytes);
  let name = '';
  return {
    place: 'downloads',
    begin: (path) => {
      name = path.at(-1) ?? name;
      return Promise.resolve();
    },
    write: (part) => file.write(part),
    end: () => Promise.resolve(),
    digest: (at, length) => file.digest(at, length),
    digestsAtOnce: true,
    finish: async () => ({ name, content: await file.close() }),
    discard: () => file.remove(),
  };
}
