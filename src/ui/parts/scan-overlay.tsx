import { useUi } from '../context.ts';
import type { ScanView } from '../protocol.ts';
import { useLoaded } from '../qr/use-loaded.ts';

const loadScanner = () => import(/* webpackChunkName: "qr-scanner" */ '../qr/scanner.tsx');

/** The scanner, where one is open: in the page, whichever view asked for it. */
export function ScanOverlay() {
  const { snapshot, where } = useUi();
  if (where !== 'page' || !snapshot.scan) return null;
  return <Loaded key={snapshot.scan.at} scan={snapshot.scan} />;
}

function Loaded({ scan }: { scan: ScanView }) {
  const part = useLoaded(loadScanner);
  return part ? <part.Scanner scan={scan} /> : null;
}
