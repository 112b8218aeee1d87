import { sample } from '../../../tools/lab/sdp/cases.ts';
import { codeToBytes, encodeCode } from '../../signal/code.ts';
import { toBase45 } from './base45.ts';
import { toShow } from './encode.ts';
import { Fountain } from './fountain.ts';
import { Scan } from './scan.ts';

const code = encodeCode(sample('chromium', 'invite', []));
const ours = toBase45(codeToBytes(code));
const long = Array.from({ length: 900 }, (_, i) => ((i * 7919) % 977).toString(36)).join('');

function framesOf(text: string): (number: number) => string {
  const show = toShow(text);
  if (show.kind !== 'animated') throw new Error('too short');
  return (number) => toBase45(show.frame(number));
}

test('a code is found, also beside others', () => {
  expect(new Scan().look([ours])).toEqual({ kind: 'text', text: code });
  expect(new Scan().look(['https://example.org', ours])).toEqual({ kind: 'text', text: code });
});

test('what is to be ignored does not hide what is beside it', () => {
  const other = encodeCode(sample('firefox', 'invite', []));
  const scan = new Scan((text) => text === code);
  expect(scan.look([ours])).toBeUndefined();
  expect(scan.look([ours, toBase45(codeToBytes(other))])).toEqual({ kind: 'text', text: other });
});

test('an empty image says nothing, another symbol something', () => {
  const scan = new Scan();
  expect(scan.look([])).toBeUndefined();
  expect(scan.look(['https://example.org'])).toEqual({ kind: 'other' });
  expect(scan.look([ours])?.kind).toBe('text');
});

test('a sequence is followed until it is whole, whatever comes between', () => {
  const scan = new Scan();
  const frame = framesOf(long);
  expect(scan.look([frame(7)])).toMatchObject({ kind: 'progress', received: 1 });
  expect(scan.look(['https://example.org', frame(7)])).toMatchObject({ received: 1 });
  expect(scan.look(['https://example.org'])).toEqual({ kind: 'other' });
  let finding;
  for (let number = 8; finding?.kind !== 'text' && number < 50; number++) {
    finding = scan.look([frame(number)]);
  }
  expect(finding).toEqual({ kind: 'text', text: long });
});

test('a message of an unknown kind is nothing for us', () => {
  const frame = new Fountain(Uint8Array.of(99, 1, 2, 3)).frame(0);
  expect(new Scan().look([toBase45(frame)])).toEqual({ kind: 'other' });
});
