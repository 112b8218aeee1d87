import { useMemo } from 'preact/hooks';
import type { QrShow } from '../../carriers/qr/encode.ts';
import { CodeError } from '../../signal/errors.ts';
import { useLoaded } from './use-loaded.ts';

const loadEncoder = () => import(/* webpackChunkName: "qr-encode" */ '../../carriers/qr/encode.ts');

/**
 * How `text` is shown as QR code. Undefined until what makes QR codes is loaded; 'too-long' for what
 * no sequence can carry.
 */
export function useShow(text: string): QrShow | 'too-long' | undefined {
  const encoder = useLoaded(loadEncoder);
  return useMemo(() => encoder && showOrRefuse(encoder.toShow, text), [encoder, text]);
}

function showOrRefuse(toShow: (text: string) => QrShow, text: string): QrShow | 'too-long' {
  try {
    return toShow(text);
  } catch (error) {
    if (error instanceof CodeError) return 'too-long';
    throw error;
  }
}
