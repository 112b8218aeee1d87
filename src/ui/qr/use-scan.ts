import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../carriers/qr/scan.ts';
import { CameraError, type Camera, type CameraChoice, type CameraReason } from './camera.ts';
import { scanByCamera } from './scan-by-camera.ts';

export interface ScanState {
  /** What keeps the camera from showing anything. */
  problem?: CameraReason;
  /** Once it shows something. */
  camera?: Camera;
  /** It sends nothing at the moment. */
  silent?: boolean;
  /** What was seen last that means something. */
  finding?: Finding;
}

export interface ScanUse {
  onText: (text: string) => void;
  /** True for a text that is not to be found. */
  ignores?: ((text: string) => boolean) | undefined;
}

/** So long a remark about a foreign symbol stays after the last sight of it. */
const REMARK_MS = 2500;

/**
 * Scans by camera into `video` as long as `active`. `onText` gets each text once, until the person
 * begins anew.
 */
export function useScan(
  video: RefObject<HTMLVideoElement | null>,
  choice: CameraChoice,
  active: boolean,
  { onText, ignores }: ScanUse,
) {
  const [state, setState] = useState<ScanState>({});
  const [attempt, setAttempt] = useState(0);
  const latest = useRef({ onText, ignores });
  latest.current = { onText, ignores };

  useEffect(() => {
    if (!active || !video.current) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let remark: ReturnType<typeof setTimeout> | undefined;
    let lastText: string | undefined;
    const show = (change: Partial<ScanState>) => {
      if (!signal.aborted) setState((before) => ({ ...before, ...change }));
    };
    const onFinding = (finding: Finding | undefined) => {
      show({ silent: false, ...(finding && { finding }) });
      if (!finding) return;
      clearTimeout(remark);
      if (finding.kind === 'other') {
        remark = setTimeout(() => show({ finding: undefined }), REMARK_MS);
      }
      if (finding.kind !== 'text' || finding.text === lastText) return;
      lastText = finding.text;
      latest.current.onText(finding.text);
    };
    setState({});
    scanByCamera({
      video: video.current,
      choice,
      signal,
      ignores: (text) => latest.current.ignores?.(text) ?? false,
      onCamera: (camera) => show({ camera }),
      onSilence: () => show({ silent: true }),
      onFinding,
    }).catch((error: unknown) => {
      if (!(error instanceof CameraError)) throw error;
      show({ problem: error.reason, camera: undefined, finding: undefined });
    });
    return () => {
      stop.abort();
      clearTimeout(remark);
    };
  }, [active, attempt, JSON.stringify(choice)]);

  return { ...state, tryAgain: () => setAttempt(attempt + 1) };
}
