import type { EvilGlobal } from './hostile.ts';

/** What spontan never sends, however much of it the browser lets through. */
export const DEEDS: Record<string, () => void> = {
  'texts that are no JSON': () => {
    const { channel } = (globalThis as EvilGlobal).evil;
    for (let i = 0; i < 20; i++) channel.send('{"type":"chat",');
  },
  'messages with wrong fields': () => {
    const { channel } = (globalThis as EvilGlobal).evil;
    for (let i = 0; i < 20; i++) channel.send('{"type":"chat","id":"1","text":{}}');
  },
  'endless small messages': () => {
    const { channel } = (globalThis as EvilGlobal).evil;
    const flood = () => {
      for (let i = 0; i < 500; i++) {
        if (channel.readyState === 'open') channel.send(`{"type":"chat","id":${++id},"text":"x"}`);
      }
    };
    let id = 0;
    channel.bufferedAmountLowThreshold = 1000;
    channel.addEventListener('bufferedamountlow', flood);
    flood();
  },
  'endless large messages': () => {
    const { channel } = (globalThis as EvilGlobal).evil;
    const text = JSON.stringify({ type: 'dance', text: 'x'.repeat(120_000) });
    const flood = () => {
      for (let i = 0; i < 10; i++) if (channel.readyState === 'open') channel.send(text);
    };
    channel.bufferedAmountLowThreshold = 500_000;
    channel.addEventListener('bufferedamountlow', flood);
    flood();
  },
  'an oversized message': () => {
    const { channel } = (globalThis as EvilGlobal).evil;
    channel.send(JSON.stringify({ type: 'chat', id: 1, text: 'x'.repeat(200_000) }));
  },
  'bytes in place of texts': () => {
    const { channel } = (globalThis as EvilGlobal).evil;
    channel.send(new Uint8Array([1, 2, 3]));
  },
  'hundreds of channels': () => {
    const { pc } = (globalThis as EvilGlobal).evil;
    for (let i = 0; i < 300; i++) pc.createDataChannel(`spontan-${i}`);
  },
  'a channel with a huge label': () => {
    const { pc } = (globalThis as EvilGlobal).evil;
    pc.createDataChannel('x'.repeat(60_000));
  },
  'descriptions with the certificate of somebody else': () => {
    const { pc, channel } = (globalThis as EvilGlobal).evil;
    const sdp = pc.localDescription?.sdp.replace(/(a=fingerprint:sha-256 )..:../g, '$1AB:CD');
    for (let id = 0; id < 20; id++) channel.send(JSON.stringify({ type: 'offer', id, sdp }));
  },
  'offers without end': () => {
    const { pc, channel } = (globalThis as EvilGlobal).evil;
    const { sdp } = pc.localDescription ?? {};
    for (let id = 0; id < 100; id++) channel.send(JSON.stringify({ type: 'offer', id, sdp }));
  },
};
