import { FILE_REASONS } from '../carriers/file/file-error.ts';
import { isRecord } from '../platform/requests.ts';
import { readSettingsChange } from '../stun/settings.ts';
import { SOURCES } from '../talk/calls/lanes.ts';
import {
  CALL_ACTIONS,
  DEVICE_KINDS,
  TRANSFER_ACTIONS,
  type Command,
  type Screen,
} from '../ui/protocol.ts';

const VERDICTS = ['same', 'different', 'ready'] as const;

/** Checks the shape of what a view sent; undefined if it is no command. */
export function readCommand(message: unknown): Command | undefined {
  if (!isRecord(message)) return undefined;
  const { type, id, text, field, at, carrier, microphone } = message;
  switch (type) {
    case 'invite':
    case 'dismiss':
    case 'sound-stop':
    case 'face-to-face':
    case 'scan-end':
    case 'test-servers':
    case 'look-at-network':
    case 'stop-server-test':
    case 'update':
    case 'focus-page':
      return { type };
    case 'show': {
      const screen = readScreen(message.screen);
      return screen && { type, screen };
    }
    case 'take':
      if (typeof text !== 'string' || (at !== undefined && typeof at !== 'string'))
        return undefined;
      return { type, text, at };
    case 'scan':
    case 'choose-file':
      return at === undefined || typeof at === 'string' ? { type, at } : undefined;
    case 'unreadable': {
      const reason = FILE_REASONS.find((known) => known === message.reason);
      if (!reason || (at !== undefined && typeof at !== 'string')) return undefined;
      return { type, reason, at };
    }
    case 'carrier':
      return typeof carrier === 'string' ? { type, carrier } : undefined;
    case 'sound':
      if (id === undefined) return { type };
      return typeof id === 'string' ? { type, id } : undefined;
    case 'sound-microphone':
      return typeof microphone === 'string' ? { type, microphone } : undefined;
    case 'copied':
    case 'renew':
    case 'try-again':
    case 'end':
    case 'remove':
    case 'test':
    case 'measure':
      return typeof id === 'string' ? { type, id } : undefined;
    case 'verify': {
      const verdict = VERDICTS.find((known) => known === message.verdict);
      return typeof id === 'string' && verdict ? { type, id, verdict } : undefined;
    }
    case 'call': {
      const action = CALL_ACTIONS.find((known) => known === message.action);
      return typeof id === 'string' && action ? { type, id, action } : undefined;
    }
    case 'call-switch': {
      const { on } = message;
      const source = SOURCES.find((known) => known === message.source);
      if (typeof id !== 'string' || typeof on !== 'boolean' || !source) return undefined;
      return { type, id, source, on };
    }
    case 'call-device': {
      const { device } = message;
      const kind = DEVICE_KINDS.find((known) => known === message.kind);
      if (typeof id !== 'string' || typeof device !== 'string' || !kind) return undefined;
      return { type, id, kind, device };
    }
    case 'transfer': {
      const { transfer } = message;
      const action = TRANSFER_ACTIONS.find((known) => known === message.action);
      if (typeof id !== 'string' || typeof transfer !== 'string' || !action) return undefined;
      return { type, id, transfer, action };
    }
    case 'draft':
      return typeof field === 'string' && typeof text === 'string'
        ? { type, field, text }
        : undefined;
    case 'say':
      return typeof id === 'string' && typeof text === 'string' ? { type, id, text } : undefined;
    case 'beacon':
      return typeof message.on === 'boolean' ? { type, on: message.on } : undefined;
    case 'app': {
      const { app, allowed } = message;
      return typeof id === 'string' && typeof app === 'string' && typeof allowed === 'boolean'
        ? { type, id, app, allowed }
        : undefined;
    }
    case 'settings': {
      const change = readSettingsChange(message.change);
      return change && { type, change };
    }
    default:
      return undefined;
  }
}

function readScreen(screen: unknown): Screen | undefined {
  if (!isRecord(screen)) return undefined;
  const { name, id } = screen;
  if (name === 'home' || name === 'settings' || name === 'servers') return { name };
  return name === 'connection' && typeof id === 'string' ? { name, id } : undefined;
}
