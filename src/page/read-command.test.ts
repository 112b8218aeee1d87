import type { Command } from '../ui/protocol.ts';
import { readCommand } from './read-command.ts';

test.each<Command>([
  { type: 'show', screen: { name: 'home' } },
  { type: 'show', screen: { name: 'settings' } },
  { type: 'show', screen: { name: 'connection', id: 'a' } },
  { type: 'invite' },
  { type: 'take', text: 'code' },
  { type: 'take', text: 'code', at: 'a' },
  { type: 'unreadable', reason: 'file-empty' },
  { type: 'unreadable', reason: 'file-empty', at: 'a' },
  { type: 'carrier', carrier: 'file' },
  { type: 'sound' },
  { type: 'sound', id: 'a' },
  { type: 'sound-stop' },
  { type: 'sound-microphone', microphone: 'default' },
  { type: 'scan' },
  { type: 'scan', at: 'a' },
  { type: 'face-to-face' },
  { type: 'scan-end' },
  { type: 'copied', id: 'a' },
  { type: 'renew', id: 'a' },
  { type: 'end', id: 'a' },
  { type: 'remove', id: 'a' },
  { type: 'draft', field: 'home', text: '' },
  { type: 'say', id: 'a', text: 'hello' },
  { type: 'test', id: 'a' },
  { type: 'show', screen: { name: 'servers' } },
  { type: 'settings', change: { type: 'options', options: { lanOnly: true } } },
  { type: 'settings', change: { type: 'add', text: 'a.example', only: false } },
  { type: 'dismiss' },
  { type: 'focus-page' },
])('takes %j and nothing beside it', (command) => {
  expect(readCommand({ ...command, extra: 1 })).toEqual(command);
});

test.each([
  undefined,
  null,
  'invite',
  [],
  { type: 'unknown' },
  { type: 'show' },
  { type: 'show', screen: { name: 'elsewhere' } },
  { type: 'show', screen: { name: 'connection' } },
  { type: 'take' },
  { type: 'take', text: 'code', at: 1 },
  { type: 'unreadable', reason: 'file-eaten' },
  { type: 'unreadable', reason: 'file-empty', at: 1 },
  { type: 'carrier' },
  { type: 'sound', id: 1 },
  { type: 'sound-microphone' },
  { type: 'scan', at: 1 },
  { type: 'end' },
  { type: 'draft', field: 'home' },
  { type: 'settings' },
  { type: 'settings', change: { type: 'add' } },
  { type: 'say', text: 'hello' },
])('refuses %j', (message) => {
  expect(readCommand(message)).toBeUndefined();
});
