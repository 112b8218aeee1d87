import type { Sink } from './sink.ts';
import { openTemporary } from './temporary.ts';

/** One file for the downloads. @param bytes of it */
export async function downloadSink(bytes: number): Promise<Sink> {
  const file = await openTemporary(bytes);
  let name = '';
  let content: Blob | undefined;
  return {
    place: 'downloads',
    begin: (path) => {
      name = path.at(-1) ?? name;
      return Promise.resolve();
    },
    write: (part) => file.write(part),
    end: async () => {
      content = await file.close();
    },
    readBack: () => Promise.resolve(content),
    finish: () => Promise.resolve(content && { name, content }),
    discard: () => file.remove(),
  };
}
