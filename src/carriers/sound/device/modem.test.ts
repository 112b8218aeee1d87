import { startModem, type FromModem } from './modem.ts';

/** A modem, and what it has said. */
function open(sampleRate: number) {
  const said: FromModem[] = [];
  return { tell: startModem(sampleRate, (message) => said.push(message)), said };
}

test('one says several payloads in a row, the other hears when each comes in and what it is', () => {
  const mouth = open(44_100);
  const payloads = [1, 2].map((n) => new Uint8Array(200).fill(n));
  mouth.tell({ type: 'modulate', utterance: { payloads, frames: 2 } });
  const [sound] = mouth.said;
  if (sound?.type !== 'modulated') throw new Error('nothing was modulated');
  const seconds = sound.samples.length / 44_100;
  expect(seconds).toBeGreaterThan(4 * 0.42);
  expect(seconds).toBeLessThan(5 * 0.42);

  const ear = open(44_100);
  ear.tell({ type: 'listen', samples: sound.samples });
  ear.tell({ type: 'listen', samples: new Float32Array(5000) });
  const heard = ear.said.flatMap((message) =>
    message.type === 'payload' ? [message.payload] : [],
  );
  // The second frame of each tells only what is new to those who missed something.
  expect(heard).toEqual(payloads);
  const left = ear.said.flatMap((message) => (message.type === 'begin' ? message.left : []));
  expect(left).toHaveLength(4);
  for (const each of left) expect(each).toBeLessThan(421);
  expect(ear.said.at(-1)).toEqual({ type: 'listened', samples: 5000 });
});
