import fc from 'fast-check';
import { CodeError } from '../../signal/errors.ts';
import { crc16 } from '../../signal/crc16.ts';
import { FrameCollector, Fountain, readFrame, type Progress } from './fountain.ts';

const message = fc.uint8Array({ minLength: 1, maxLength: 3000 });

function collect(fountain: Fountain, numbers: Iterable<number>): Progress | undefined {
  const collector = new FrameCollector();
  let progress: Progress | undefined;
  for (const number of numbers) {
    const frame = readFrame(fountain.frame(number));
    if (frame) progress = collector.add(frame);
    if (progress?.message) break;
  }
  return progress;
}

const counting = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7919) >> 3);

test('the first k frames restore the message', () => {
  fc.assert(
    fc.property(message, (bytes) => {
      const fountain = new Fountain(bytes);
      const progress = collect(fountain, counting(0, fountain.blocks));
      expect(progress?.message).toEqual(bytes);
    }),
  );
});

test('any frames do, in any order, with few to spare', () => {
  fc.assert(
    fc.property(
      message,
      fc.nat({ max: 0xffff }),
      fc.integer({ min: 1, max: 99 }),
      (bytes, at, step) => {
        const fountain = new Fountain(bytes);
        const numbers = counting(0, fountain.blocks + 4).map((i) => at + i * step);
        expect(collect(fountain, numbers)?.message).toEqual(bytes);
      },
    ),
  );
});

test('random frames are nearly all of use', () => {
  let spent = 0;
  const fountain = new Fountain(bytesOf(2000));
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const collector = new FrameCollector();
    for (let number = fountain.blocks + run * 100; ; number++) {
      spent += 1;
      const frame = readFrame(fountain.frame(number));
      if (frame && collector.add(frame).message) break;
    }
  }
  // In theory one more than k once in 255 times; three times that would be a poor generator.
  expect(spent / runs - fountain.blocks).toBeLessThan(3 / 255);
});

test('a frame that comes again is not counted again', () => {
  const fountain = new Fountain(bytesOf(2000));
  expect(collect(fountain, [3, 3, 3, 4])).toEqual({ received: 2, needed: fountain.blocks });
});

test('frames of another message begin anew', () => {
  const [one, other] = [new Fountain(bytesOf(500)), new Fountain(bytesOf(501))];
  const collector = new FrameCollector();
  const add = (fountain: Fountain, number: number) => {
    const frame = readFrame(fountain.frame(number));
    return frame && collector.add(frame);
  };
  add(one, 0);
  add(one, 1);
  expect(add(other, 2)?.received).toBe(1);
  for (const number of counting(0, 9)) add(other, number);
  expect(add(other, 10)?.message).toEqual(bytesOf(501));
});

test('numbers wrap around', () => {
  const fountain = new Fountain(bytesOf(100));
  expect(fountain.frame(0x10000)).toEqual(fountain.frame(0));
});

test('a frame fits its symbol, and the longest message its frames', () => {
  expect(new Fountain(bytesOf(27_285)).frame(9)).toHaveLength(118);
  const longest = new Fountain(bytesOf(0xffff));
  expect(longest.blocks).toBe(255);
  expect(longest.frame(9).length).toBeLessThan(300);
  expect(() => new Fountain(bytesOf(0x10000))).toThrow(CodeError);
  expect(() => new Fountain(new Uint8Array())).toThrow(CodeError);
});

describe('hostile frames', () => {
  /** A frame with these numbers in front and a checksum that holds. */
  function forge(length: number, blocks: number, data: Uint8Array, id = 1): Uint8Array {
    const frame = new Uint8Array(11 + data.length);
    const view = new DataView(frame.buffer);
    view.setUint32(0, id);
    view.setUint16(4, length);
    view.setUint8(6, blocks);
    frame.set(data, 9);
    const mark = new TextEncoder().encode('frame');
    view.setUint16(frame.length - 2, crc16(Uint8Array.of(...mark, ...frame.subarray(0, -2))));
    return frame;
  }

  test('any change is noticed', () => {
    const frame = new Fountain(bytesOf(200)).frame(1);
    fc.assert(
      fc.property(
        fc.nat({ max: frame.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, bits) => {
          const changed = frame.slice();
          changed[at] = (changed[at] ?? 0) ^ bits;
          expect(readFrame(changed)).toBeUndefined();
        },
      ),
    );
  });

  test('any bytes are refused', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => readFrame(bytes) === undefined));
  });

  test('sizes that contradict each other are refused', () => {
    expect(readFrame(forge(10, 1, bytesOf(10)))).toBeDefined();
    expect(readFrame(forge(0, 1, bytesOf(10)))).toBeUndefined();
    expect(readFrame(forge(10, 0, bytesOf(10)))).toBeUndefined();
    expect(readFrame(forge(0xffff, 255, bytesOf(10)))).toBeUndefined();
    expect(readFrame(forge(10, 1, bytesOf(0)))).toBeUndefined();
  });

  test('a message with the wrong checksum is thrown away', () => {
    const frame = readFrame(forge(10, 1, bytesOf(10)));
    expect(frame && new FrameCollector().add(frame)).toEqual({ received: 0, needed: 1 });
  });
});
