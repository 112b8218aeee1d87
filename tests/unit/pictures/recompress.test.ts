import { readFileSync } from 'node:fs';
import { readPng } from '../../../tools/lab/camera/png.ts';
import { recompress } from '../../../tools/pictures/recompress.ts';

test('a picture stays the same, and gets no larger by being compressed again', () => {
  const png = readFileSync('docs/images/step-1-start.png');
  const again = recompress(png);
  expect(again.length).toBeLessThanOrEqual(png.length);
  expect(readPng(again)).toEqual(readPng(png));
});
