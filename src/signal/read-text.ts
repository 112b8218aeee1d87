import type { Description } from './description.ts';
import { CodeError } from './errors.ts';
import { MAX_LINES, MAX_TEXT } from './limits.ts';
import { parseSdp } from './parse-sdp.ts';
import { readCode } from './read-code.ts';
import { tidySdp } from './sdp-lines.ts';

/** What a pasted text turned out to be. `sdp`: the plain SDP, tidied up for a browser. */
export type Reading =
  | { form: 'code'; description: Description }
  | { form: 'sdp' | 'json'; type: 'offer' | 'answer'; sdp: string; description: Description };

/** How deep JSON may be wrapped: a string in a string, `{sdp: {type, sdp}}`. */
const MAX_DEPTH = 4;

/**
 * Reads everything that people paste: a code in either form, a plain SDP, or JSON `{type, sdp}` as other programs print
 * it (also base64 of it), with other text around it.
 *
 * Throws `CodeError` with any of its reasons; 'sdp-no-candidates' for a plain SDP that names no address,
 * because its maker would send the addresses in a way that does not exist here.
 */
export function readText(text: string): Reading {
  if (text.length > MAX_TEXT) throw new CodeError('too-long');
  const found = fromJson(text, 0) ?? fromJsonInside(text) ?? fromSdp(text) ?? fromBase64(text);
  if (!found) return { form: 'code', description: readCode(text) };
  const sdp = tidySdp(found.sdp);
  const type = found.type ?? guessType(sdp);
  const description = parseSdp(sdp, type);
  if (description.candidates.length === 0) throw new CodeError('sdp-no-candidates');
  return { form: found.form, type, sdp, description };
}

interface Found {
  form: 'sdp' | 'json';
  type?: 'offer' | 'answer';
  sdp: string;
}

function fromJson(text: string, depth: number): Found | undefined {
  if (depth > MAX_DEPTH || !/^\s*["{]/.test(text)) return undefined;
  try {
    return fromValue(JSON.parse(text), depth);
  } catch {
    return undefined;
  }
}

function fromValue(value: unknown, depth: number): Found | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === 'string') return fromJson(value, depth + 1) ?? fromSdp(value);
  if (typeof value !== 'object' || value === null || !('sdp' in value)) return undefined;
  if (typeof value.sdp !== 'string') return fromValue(value.sdp, depth + 1);
  const type = 'type' in value ? toType(value.type) : undefined;
  return { form: 'json', sdp: value.sdp, ...(type && { type }) };
}

function fromJsonInside(text: string): Found | undefined {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start < 0 || end < start ? undefined : fromJson(text.slice(start, end + 1), 0);
}

/** An SDP by itself, or in something like JSON: unquoted keys, line ends written as `\r\n`. */
function fromSdp(text: string): Found | undefined {
  const start = /\bv=0(?=\s|\\)/.exec(text)?.index;
  if (start === undefined) return undefined;
  const before = text.slice(0, start);
  // A string in a program ends at its quote; Node prints long ones as several with "+" in between.
  const quote = /["'`]$/.exec(before)?.[0];
  const lines = text
    .slice(start)
    .replace(/\\+[rn]/g, '\n')
    .replaceAll('\\/', '/')
    .split('\n', 2 * MAX_LINES)
    // Mails mark quoted lines.
    .map((line) => line.replace(/^[\s>|]+/, ''))
    .map((line) => (quote ? (line.split(quote).find((part) => part !== '') ?? '') : line))
    .filter((line) => /^[a-z]=/i.test(line));
  if (!lines.some((line) => /^m=/i.test(line))) return undefined;
  const near = `${before.slice(-64)} ${text.slice(-64)}`;
  const type = toType(/type\W{1,8}(offer|answer|pranswer)\b/i.exec(near)?.[1]);
  return { form: type ? 'json' : 'sdp', sdp: lines.join('\n'), ...(type && { type }) };
}

/** Base64 of JSON or of SDP, as many pages that show WebRTC print it. */
function fromBase64(text: string): Found | undefined {
  const token = /[A-Za-z0-9+/_-]{100,}={0,2}/.exec(text.replace(/\s+/g, ''))?.[0];
  // `{"`, `{ `, `{\n`, `"{` and `v=0` in base64.
  if (!token || !/^(ey|ew|In|dj0w)/.test(token)) return undefined;
  try {
    const inner = atob(token.replace(/-/g, '+').replace(/_/g, '/'));
    return fromJson(inner, 1) ?? fromSdp(inner);
  } catch {
    return undefined;
  }
}

function toType(value: unknown): 'offer' | 'answer' | undefined {
  if (typeof value !== 'string') return undefined;
  const type = value.toLowerCase();
  if (type === 'offer') return 'offer';
  return type === 'answer' || type === 'pranswer' ? 'answer' : undefined;
}

/** Only an offer leaves the DTLS role open (RFC 8842 §5.2). */
function guessType(sdp: string): 'offer' | 'answer' {
  return /^a=setup:\s*(active|passive)/im.test(sdp) ? 'answer' : 'offer';
}
