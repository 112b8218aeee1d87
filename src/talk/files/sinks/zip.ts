import { makeZip } from 'client-zip';
import type { Sink } from './sink.ts';
import { openTemporary } from './temporary.ts';

/** What a file takes in a ZIP beside its content: its name twice, and the headers. Bytes. */
const OVERHEAD = 1024;

/**
 * A set as one ZIP for the downloads, not compressed: browsers cannot download folders, and ask about
 * every further file.
 */
export async function zipSink(name: string, files: number, bytes: number): Promise<Sink> {
  const zip = await openTemporary(bytes + files * OVERHEAD);
  const entries = new TransformStream<ZipEntry, ZipEntry>();
  const list = entries.writable.getWriter();
  let body: WritableStreamDefaultWriter<Uint8Array> | undefined;
  const written = makeZip(each(entries.readable)).pipeTo(
    new WritableStream({ write: (part) => zip.write(new Uint8Array(part)) }),
  );
  // Told to whoever writes next, and in `finish`.
  written.catch((error: unknown) => {
    void list.abort(error);
    void body?.abort(error);
  });
  return {
    place: 'downloads',
    begin: async (path, modified) => {
      const stream = new TransformStream<Uint8Array, Uint8Array>();
      body = stream.writable.getWriter();
      await list.write({
        name: path.join('/'),
        lastModified: new Date(modified),
        input: stream.readable,
      });
    },
    write: async (part) => body?.write(part),
    end: async () => body?.close(),
    readBack: () => Promise.resolve(undefined),
    finish: async () => {
      await list.close();
      await written;
      return { name: `${name}.zip`, content: await zip.close() };
    },
    discard: async () => {
      await list.abort().catch(() => undefined);
      await body?.abort().catch(() => undefined);
      await written.catch(() => undefined);
      await zip.remove();
    },
  };
}

interface ZipEntry {
  name: string;
  lastModified: Date;
  input: ReadableStream<Uint8Array>;
}

/** Not every browser that we run in can iterate over a stream. */
async function* each<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
