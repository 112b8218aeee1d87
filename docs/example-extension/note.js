// One note for two people: whoever types sends all of it to everybody who has it open, too.
const APP = 'org.example.shared-note';
const [spontan, connect, state, note] = ['spontan', 'connect', 'state', 'note'].map((id) =>
  document.getElementById(id),
);
const { runtime } = globalThis.browser ?? globalThis.chrome;

let port;
/** Open channels, by their numbers, each with its connection. */
const channels = new Map();

connect.addEventListener('click', () => {
  port?.disconnect();
  channels.clear();
  state.value = 'waiting for your permission in spontan';
  port = runtime.connect(spontan.value.trim());
  port.onMessage.addListener(hear);
  port.onDisconnect.addListener(() => {
    void runtime.lastError; // read, or Chromium complains that nobody did
    port = undefined;
    state.value = 'not connected: is spontan open, does it let other extensions in, and this one?';
  });
  port.postMessage({ type: 'hello', app: APP });
});

note.addEventListener('input', () => {
  for (const channel of channels.keys()) send(channel);
});

function send(channel) {
  const text = note.value.slice(0, 60_000); // a message holds 64 Ki characters
  port?.postMessage({ type: 'send', channel, data: { text } });
}

function hear(event) {
  if (event.type === 'connections') {
    // Where nobody has the app open at the other end, the channel closes; whoever comes later opens it.
    for (const { id } of event.connections)
      if (![...channels.values()].includes(id))
        port.postMessage({ type: 'open', connection: id, name: 'note' });
  } else if (event.type === 'opened') {
    channels.set(event.channel, event.connection);
    if (note.value) send(event.channel);
  } else if (event.type === 'message') {
    note.value = event.data.text ?? '';
    port.postMessage({ type: 'got', channel: event.channel });
  } else if (event.type === 'closed') {
    channels.delete(event.channel);
  }
  // Where both have opened one, they have two.
  state.value = `${new Set(channels.values()).size} connected`;
}
