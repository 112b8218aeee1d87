import { makeZip } from 'client-zip';
import { BLOCK } from '../constants.ts';
import type { Sink } from './sink.ts';
import { openTemporary, type Temporary } from './temporary.ts';

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
    new WritableStream(gathering((bytes) => zip.write(bytes))),
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
    // It may be on its way into the ZIP for a while.
    write: async (part) => {
      await body?.write(part);
      return undefined;
    },
    end: async () => body?.close(),
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

/** A ZIP comes in many small parts: those for each file, and its content. */
function gathering(write: Temporary['write']) {
  let gathered = new Uint8Array(BLOCK);
  let length = 0;
  const flush = async () => {
    const isFull = length === gathered.length;
    const next = await write(isFull ? gathered : gathered.slice(0, length));
    if (isFull) gathered = next;
    length = 0;
  };
  return {
    async write(part: Uint8Array): Promise<void> {
      for (let at = 0; at < part.length;) {
        const fits = part.subarray(at, at + gathered.length - length);
        gathered.set(fits, length);
        length += fits.length;
        at += fits.length;
        if (length === gathered.length) await flush();
      }
    },
    close: flush,
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
