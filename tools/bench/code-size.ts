import lzString from 'lz-string';
import { deflate } from 'pako';
import { pathToFileURL } from 'node:url';
import { toBase64url } from '../../src/signal/base64url.ts';
import { encodeBytes, encodeCode } from '../../src/signal/code.ts';
import { browserFamily } from '../../src/signal/credentials.ts';
import { parseSdp } from '../../src/signal/parse-sdp.ts';
import { CASES, sample } from '../lab/sdp/cases.ts';
import { readCorpus, type Entry } from '../lab/sdp/corpus.ts';

/** How today's tools write the same descriptions: characters. */
const OTHERS: Record<string, (json: string) => string> = {
  'raw JSON': (json) => json,
  'base64 of JSON': (json) => btoa(json),
  'lz-string': (json) => lzString.compressToEncodedURIComponent(json),
  'pako deflate, base64url': (json) => toBase64url(deflate(json, { level: 9 })),
};

/** Prints what codes measure, over the corpus and case by case, beside today's other ways. */
export function benchCodeSize(print: (line: string) => void = console.log): void {
  const corpus = readCorpus().map((entry) => ({
    ...entry,
    description: parseSdp(entry.sdp, entry.type),
  }));
  const browsers = corpus.filter(
    ({ dataOnly, description }) => dataOnly && browserFamily(description) !== 'other',
  );
  const sets = {
    'browsers, data': browsers,
    'all, data': corpus.filter(({ dataOnly }) => dataOnly),
    'audio, video, data': corpus.filter(({ dataOnly }) => !dataOnly),
  };
  for (const [set, entries] of Object.entries(sets)) {
    const codes = entries.map(({ description }) => encodeCode(description).length);
    const bytes = entries.map(({ description }) => encodeBytes(description).length);
    print(`${set}, descriptions: ${entries.length} pieces`);
    report(print, `${set}, this code`, bytes, 'bytes');
    report(print, `${set}, this code`, codes, 'characters');
    for (const [name, write] of Object.entries(OTHERS)) {
      report(print, `${set}, ${name}`, entries.map(toJson).map(write).map(length), 'characters');
    }
  }
  for (const browser of ['chromium', 'firefox'] as const) {
    for (const kind of ['invite', 'reply'] as const) {
      for (const [name, { candidates }] of Object.entries(CASES)) {
        const bytes = encodeBytes(sample(browser, kind, candidates)).length;
        print(`${browser} ${kind}, ${name}: ${bytes} bytes`);
      }
    }
  }
}

function toJson({ type, sdp }: Entry): string {
  return JSON.stringify({ type, sdp });
}

function length(text: string): number {
  return text.length;
}

function report(print: (line: string) => void, name: string, sizes: number[], unit: string): void {
  const sorted = sizes.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  print(`${name}, median: ${middle} ${unit}`);
  print(`${name}, min: ${sorted[0] ?? 0} ${unit}`);
  print(`${name}, max: ${sorted.at(-1) ?? 0} ${unit}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) benchCodeSize();
