import { Progress } from './progress.ts';

test('from nobody to both, and back when the other one falls silent', () => {
  const progress = new Progress(0);
  expect(progress.stage(0)).toBe('waiting');
  progress.frame(5000);
  expect(progress.stage(5100)).toBe('hearing');
  expect(progress.stage(20_000)).toBe('waiting');
  progress.know({ partner: true, done: false }, 21_000);
  expect(progress.stage(21_000)).toBe('understood');
  progress.know({ partner: true, done: true }, 22_000);
  expect(progress.stage(90_000)).toBe('done');
});

test('advice comes when nothing has got on for long, and goes when something has', () => {
  const progress = new Progress(0);
  const at = (now: number) => {
    progress.sound(0.1, now);
    return progress.trouble(now);
  };
  expect(at(11_000)).toBeUndefined();
  expect(at(12_000)).toBe('stuck');
  progress.frame(13_000);
  expect(at(13_000)).toBeUndefined();
  progress.frame(20_000);
  expect(at(25_500)).toBe('stuck'); // heard all the time, and never understood
  progress.know({ partner: true, done: false }, 26_000);
  expect(at(26_000)).toBeUndefined();
  expect(at(38_000)).toBe('stuck');
  progress.know({ partner: true, done: true }, 39_000);
  expect(at(50_000)).toBeUndefined();
  expect(at(51_000)).toBe('stuck'); // somebody should have stopped us
});

test('a microphone of zeros is told from a quiet room', () => {
  const progress = new Progress(0);
  progress.sound(0, 2900);
  expect(progress.trouble(2900)).toBeUndefined();
  progress.sound(0, 3000);
  expect(progress.trouble(3000)).toBe('silent');
  progress.sound(0.001, 3100);
  expect(progress.trouble(3100)).toBeUndefined();
  progress.know({ partner: true, done: true }, 3200);
  expect(progress.trouble(7000)).toBeUndefined();
});
