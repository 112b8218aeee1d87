import type { ComponentType } from 'preact';
import { SOUND_CARRIER, type CodeView } from '../protocol.ts';
import type { WordKey } from '../words.ts';
import { HandoutFile } from './handout-file.tsx';
import { HandoutLink } from './handout-link.tsx';
import { HandoutQr } from './handout-qr.tsx';
import { fitsIntoSound, HandoutSound } from './handout-sound.tsx';
import { canBeSpoken, HandoutSpoken } from './handout-spoken.tsx';
import { HandoutText } from './handout-text.tsx';
import type { IconName } from './icon.tsx';

/** What the part of a carrier is given. */
export interface HandoutProps {
  /** Of the connection. */
  id: string;
  code: CodeView;
  /** What the code is, for screen readers. */
  label: WordKey;
  /** To be called once the code has left this side: closing the page would then waste it. */
  onGiven: () => void;
}

/** A way for a code to leave: a tab of the handout. */
export interface HandoutCarrier {
  name: string;
  /** One short word: six tabs share the width of the popup. */
  label: WordKey;
  icon: IconName;
  /** Whether it can carry this code. */
  carries: (code: CodeView) => boolean;
  Part: ComponentType<HandoutProps>;
}

/** The most used first. */
export const HANDOUT_CARRIERS: readonly [HandoutCarrier, ...HandoutCarrier[]] = [
  { name: 'text', label: 'carrierText', icon: 'copy', carries: () => true, Part: HandoutText },
  {
    name: 'link',
    label: 'carrierLink',
    icon: 'link',
    carries: ({ form }) => form === 'code',
    Part: HandoutLink,
  },
  { name: 'qr', label: 'carrierQr', icon: 'qr', carries: () => true, Part: HandoutQr },
  { name: 'file', label: 'carrierFile', icon: 'file', carries: () => true, Part: HandoutFile },
  {
    name: 'spoken',
    label: 'carrierSpoken',
    icon: 'speak',
    carries: canBeSpoken,
    Part: HandoutSpoken,
  },
  {
    name: SOUND_CARRIER,
    label: 'carrierSound',
    icon: 'sound',
    carries: fitsIntoSound,
    Part: HandoutSound,
  },
];
