import { useEffect } from 'preact/hooks';
import type { CodeView } from '../protocol.ts';

/** Nobody tells us that a symbol was scanned. Shown for so long, it may have been. */
const GIVEN_AFTER_MS = 3000;

/** Calls `onGiven` once `code` has been on the screen as QR code for as long as it takes to scan it. */
export function useGiven(shown: boolean, code: CodeView | undefined, onGiven: () => void): void {
  useEffect(() => {
    if (!shown || !code || code.copied) return undefined;
    const timer = setTimeout(onGiven, GIVEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [shown, code?.copied, code?.text]);
}
