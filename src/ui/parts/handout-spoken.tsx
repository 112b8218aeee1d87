import { codeToBytes } from '../../signal/code.ts';
import { toSpoken } from '../../signal/spoken.ts';
import { useEffect } from 'preact/hooks';
import { useUi } from '../context.ts';
import type { CodeView } from '../protocol.ts';
import type { HandoutProps } from './handout-carriers.ts';

/** Reading more than that aloud takes over five minutes: then any other way is better. */
const MAX_SPOKEN_BYTES = 200;

export function canBeSpoken({ form, text }: CodeView): boolean {
  return form === 'code' && codeToBytes(text).length <= MAX_SPOKEN_BYTES;
}

/** The code in groups of letters and digits, to be read aloud and typed in. */
export function HandoutSpoken({ code, onGiven }: HandoutProps) {
  const { words } = useUi();
  // Whoever reads it aloud has handed it over; nobody presses a button for that.
  useEffect(onGiven, [code.text]);
  return (
    <>
      <p class="hint">{words('spokenHint')}</p>
      <ol id="spoken" class="groups" dir="ltr">
        {toSpoken(codeToBytes(code.text)).map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
    </>
  );
}
