/**
 * What page and popup say to each other. The page owns all state and sends a whole {@link Snapshot}
 * after every change; a view (the page's own or a popup's) answers with {@link Command}s.
 * Types only: everything here must survive a structured clone.
 */
import type { FileReason } from '../carriers/file/file-error.ts';
import type { SoundStatus } from '../carriers/sound/device/sound-exchange.ts';
import type { SoundReason } from '../carriers/sound/device/sound-error.ts';
import type { Diagnosis } from '../connection/diagnosis.ts';
import type { FailureReason, State } from '../connection/state.ts';
import type { Effort } from '../connection/traversal/traversal.ts';
import type { CopyView } from '../platform/platform.ts';
import type { CodeReason } from '../signal/errors.ts';
import type { HealthRecord } from '../stun/health.ts';
import type { ServerResult } from '../stun/judge.ts';
import type { Network } from '../stun/network.ts';
import type { Settings, SettingsChange } from '../stun/settings.ts';
import type { ChatLine } from '../talk/chat.ts';
import type { TestResult } from '../talk/connection-test.ts';
import type { CallView } from '../talk/calls/call.ts';
import type { Source } from '../talk/calls/lanes.ts';
import type { TransferView } from '../talk/files/transfer.ts';
import type { HealthView } from '../talk/health/health.ts';
import type { Feature } from '../talk/protocol.ts';
import type { LeftOpen } from './left-open.ts';

export type { CallView, ChatLine, Diagnosis, FailureReason, State };
export type { CopyView, SoundStatus, TransferView };
export type { HealthView };
export type TestView = TestResult;

export interface Snapshot {
  /** Where the person is. Page and popup show the same, so a popup that opens again is where it stood. */
  screen: Screen;
  /** Oldest first. Ended ones stay until they are removed. */
  connections: ConnectionView[];
  /** Text typed and not sent yet, by field: {@link HOME_FIELD} or `reply:ID`, `chat:ID`. */
  drafts: Record<string, string>;
  /** What was wrong with the text last taken at the start screen. */
  problem?: Problem;
  settings: Settings;
  /** The last change of the settings could not be stored. */
  unsaved: boolean;
  /** What is known of the STUN servers. */
  health: HealthRecord;
  /** What was alive when the page was closed before, until the person has seen it. */
  leftOpen: LeftOpen[];
  /** This machine has a network. */
  online: boolean;
  /** The test of STUN servers that runs, or ran last. */
  serverTest?: ServerTestView;
  /** What the network is, once the person has looked. */
  network?: NetworkView;
  /** Which version this is: in a copy on the web, once it is known. */
  copy?: CopyView | undefined;
  /** Another extension that wants to talk over the connections, as the app that it says to be. */
  asking?: { id: string; app: string } | undefined;
  /** Whether this person is a beacon for others. */
  beacon: BeaconView;
  /** The name of the carrier chosen last for handing over; the first one where it is none. */
  carrier: string;
  /** The exchange by sound: there is one microphone, so there is one at a time. */
  sound?: SoundView | undefined;
  /** A file shall be opened, but the popup could not: in the page, the person has to press again. */
  choosing?: { at?: string };
  /** The camera is, or shall be, looking for a code: in the page, whichever view asked for it. */
  scan?: ScanView;
}

export type BeaconView =
  | { state: 'off' }
  /** Its own public address is not known yet. */
  | { state: 'starting' }
  | {
      state: 'on';
      code: string;
      /** A router stands between it and the internet, which may keep others out. */
      behindNat: boolean;
      /** The network changed, so the code is not the one of before. */
      moved: boolean;
      /** From how many addresses it was asked; undefined as long as nobody has counted. */
      served?: number;
    }
  /** No public address was found, or more asked than a browser should bear. */
  | { state: 'failed'; problem: 'no-address' | 'overrun' };

export interface ScanView {
  /** The connection that the code is for, as in the command `take`. */
  at?: string;
  /** The own invite is shown beside, for another device that does the same. */
  faceToFace: boolean;
}

export interface ServerTestView {
  /** All servers, or a few to know the network. */
  what: 'servers' | 'network';
  running: boolean;
  /** How many are to be asked. */
  total: number;
  /** Of those asked so far. */
  results: ServerResult[];
}

export interface NetworkView extends Network {
  /** How many servers answered. */
  answers: number;
}

export const HOME_FIELD = 'home';

/** The name of the carrier in {@link Snapshot.carrier}. */
export const SOUND_CARRIER = 'sound';

export type Screen =
  | { name: 'home' }
  | { name: 'connection'; id: string }
  | { name: 'settings' }
  /** The list of STUN servers. */
  | { name: 'servers' };

/** What was wrong with a text that the person gave us. */
export type ProblemReason =
  | CodeReason
  | FileReason
  | 'empty'
  /** It is the code of a beacon, not of a person. */
  | 'beacon-code'
  /** It is this side's own code. */
  | 'own-code'
  /** A reply to an invite that this side never made, as far as it knows. */
  | 'reply-to-other'
  /** A reply to an invite that was handed out before the page was closed. */
  | 'reply-to-closed'
  /** A reply that does not say which of several invites it answers. */
  | 'which-invite'
  /** A reply to an invite that was cancelled or has ended. */
  | 'invite-over'
  /** A reply or invite came where the connection already follows another code. */
  | 'already-connecting';

export interface Problem {
  reason: ProblemReason;
  /** Number of the group, for 'spoken-wrong'. */
  group?: number;
  /** Counts up, so that the same problem twice is announced twice. */
  serial: number;
}

export interface ConnectionView {
  id: string;
  /** 1, 2, 3…: how people tell their connections apart. */
  number: number;
  state: State;
  failure?: FailureReason;
  /** Who ended it on purpose. */
  endedBy?: 'me' | 'them';
  /** Once connected and then lost: it can be connected again by new codes, and the chat goes on. */
  reconnects?: boolean;
  /** It was connected again, to another side than before. */
  stranger?: boolean;
  /** True where this side took an invite and has to hand over a reply. */
  replies: boolean;
  /** What has to be handed over. */
  code?: CodeView;
  /** A code is out, this one or an earlier one, that may still come back. */
  handedOut: boolean;
  /** A new code is being made, as the person asked. */
  renewing?: boolean;
  /** Why there is no new code though one was wanted. The old one is still there. */
  renewFailure?: FailureReason;
  problem?: Problem;
  /** The text taken last was the right one, but had been taken before. */
  known?: boolean;
  /** What stands in the way of connecting, or may do so; where it is worth saying. */
  advice?: Diagnosis;
  /** More than usual is done to get through the networks. */
  effort?: Effort | undefined;
  /** The other side is a program that talks plain SDP: bare chat, no connection test. */
  plain?: boolean;
  /** What the other person calls themselves; nobody has checked it. */
  name?: string | undefined;
  /** Features that the other side knows, too. */
  can: readonly Feature[];
  /** Where both sides know calls. */
  call?: CallView;
  chat: ChatLine[];
  health?: HealthView | undefined;
  test?: TestView;
  verification?: VerificationView;
  files?: FilesView;
}

export interface FilesView {
  /** Oldest first. */
  transfers: TransferView[];
  /** What is in a folder is being found out. */
  listing: boolean;
  /** Why nothing was offered of what the person chose last. */
  problem?: 'empty' | 'too-many' | 'unreadable' | undefined;
}

export const CALL_ACTIONS = [
  'answer',
  /** Or declines. */
  'hang-up',
  'mute',
  'unmute',
  /** Plays what the browser has held back. */
  'listen',
] as const;
export type CallAction = (typeof CALL_ACTIONS)[number];

export const DEVICE_KINDS = ['microphone', 'camera', 'speaker'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export const TRANSFER_ACTIONS = [
  'accept',
  'decline',
  'pause',
  'resume',
  'cancel',
  /** Into the downloads, once more. */
  'save',
  /** Out of the list. */
  'remove',
] as const;
export type TransferAction = (typeof TRANSFER_ACTIONS)[number];

/** Signs for people to compare, by number (talk/verification/signs.ts), and what came of it. */
export type VerificationView =
  | { state: 'ready' | 'same' | 'different'; signs: number[] }
  /** There is nothing to compare: somebody is in between, or does not keep to the rules. */
  | { state: 'broken' };

export type SoundProblem =
  | SoundReason
  /** The code names more addresses than fit into a sound. */
  | 'code-too-long';

/** `id`: of the connection whose codes are exchanged. */
export type SoundView =
  | { id: string; state: 'running'; status: SoundStatus }
  | { id: string; state: 'failed'; problem: SoundProblem };

export interface CodeView {
  /** The code, or the plain SDP answer where the other side talks plain SDP. */
  text: string;
  form: 'code' | 'sdp' | 'json';
  /** The same invite as plain SDP, for programs that know nothing of spontan. */
  sdp: string;
  /** True once the person copied it. */
  copied: boolean;
  /** A public address was asked for and is not in it yet. */
  improving: boolean;
  /** It changed after it was copied: the new one works from more networks. */
  stale: boolean;
  /** When it was handed over, in milliseconds since 1970. */
  handedAt?: number;
  cause: CodeCause;
  worth: Worth;
}

/** Why a code was made; all but the first are in place of another one. */
export type CodeCause =
  | 'first'
  /** The person wanted a new one. */
  | 'asked'
  /** The one before was getting old, and nobody had it. */
  | 'fresher'
  | 'network-changed';

/** How long a code is good for. */
export type Worth =
  /** As long as the page is open and the network stays. */
  | 'lasting'
  /** For a short time only, which is not over yet. */
  | 'fresh'
  /** That time is over: it may work or not. */
  | 'aging';

export type Command =
  | { type: 'show'; screen: Screen }
  | { type: 'invite' }
  /** A text that came by any carrier, at the start screen or (`at`) in a connection. */
  | { type: 'take'; text: string; at?: string }
  /** What the person opened, dropped or pasted could not be read; `at` as in `take`. */
  | { type: 'unreadable'; reason: FileReason; at?: string }
  /** Brings the page to the front, where a file can be opened for a code as in `take`. */
  | { type: 'choose-file'; at?: string }
  /** How codes shall be handed over. */
  | { type: 'carrier'; carrier: string }
  /** Opens the scanner, for a code as in `take`. */
  | { type: 'scan'; at?: string }
  /** Makes an invite, shows it and scans at the same time. */
  | { type: 'face-to-face' }
  | { type: 'scan-end' }
  /**
   * Exchanges codes by sound, for connection `id` or for a new invite. Said again while the browser
   * waits for a press: here it was.
   */
  | { type: 'sound'; id?: string }
  | { type: 'sound-stop' }
  | { type: 'sound-microphone'; microphone: string }
  /** The code was handed over, by whichever carrier: from now on it stays as it is. */
  | { type: 'copied'; id: string }
  /** A new code in the same session, also to connect again. */
  | { type: 'renew'; id: string }
  | { type: 'try-again'; id: string }
  /** Stops it, whatever its state. */
  | { type: 'end'; id: string }
  /** Takes an ended one out of the list. */
  | { type: 'remove'; id: string }
  | { type: 'draft'; field: string; text: string }
  | TalkCommand
  /** Whether another extension may talk over the connections. */
  | { type: 'app'; id: string; app: string; allowed: boolean }
  | { type: 'settings'; change: SettingsChange }
  /** The person has seen what was left open. */
  | { type: 'dismiss' }
  /** Be a beacon for others, or no longer. */
  | { type: 'beacon'; on: boolean }
  /** Asks all STUN servers that are on. */
  | { type: 'test-servers' }
  /** Asks some of them what this network is. */
  | { type: 'look-at-network' }
  | { type: 'stop-server-test' }
  /** Goes over to the newer version, unless closing the page would take something from somebody. */
  | { type: 'update' }
  /** Brings the page's tab to the front. */
  | { type: 'focus-page' };

/** What two people do on connection `id`. */
export type TalkCommand =
  | { type: 'say'; id: string; text: string }
  | { type: 'test'; id: string }
  /** Somebody looks at how it is going; said again every few seconds as long as they do. */
  | { type: 'measure'; id: string }
  /** Whether both people see the same signs; `ready`: they want to compare again. */
  | { type: 'verify'; id: string; verdict: 'same' | 'different' | 'ready' }
  | { type: 'call'; id: string; action: CallAction }
  | { type: 'call-switch'; id: string; source: Source; on: boolean }
  | { type: 'call-device'; id: string; kind: DeviceKind; device: string }
  | { type: 'transfer'; id: string; transfer: string; action: TransferAction };
