import { scaleFor, sideOf, toPath, toSvg } from './draw.ts';

const symbol = { size: 3, data: Uint8Array.from([1, 1, 0, 0, 0, 1, 1, 0, 1]) };

test('dark modules lie within the quiet zone, runs in one stroke', () => {
  expect(sideOf(symbol)).toBe(11);
  expect(toPath(symbol)).toBe('M4 4h2v1H4zM6 5h1v1H6zM4 6h1v1H4zM6 6h1v1H6z');
});

test('a module is a whole number of pixels', () => {
  expect(scaleFor(symbol, 100)).toBe(9);
  expect(scaleFor(symbol, 5)).toBe(1);
  expect(toSvg(symbol, 100)).toContain('width="99" height="99" viewBox="0 0 11 11"');
});
