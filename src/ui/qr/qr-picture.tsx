import { sideOf, toPath, type QrSymbol } from '../../carriers/qr/draw.ts';

/** Black on white whatever the colours around: many readers know no other. */
export function QrPicture({ symbol, label }: { symbol: QrSymbol; label: string }) {
  const side = sideOf(symbol);
  return (
    <svg
      class="qr-picture"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={toPath(symbol)} />
    </svg>
  );
}
