/**
 * The faster, the nearer to the paper: so the order of the colours shows in black and white, too.
 * Text has a contrast of 4.5 and more on each of them (WCAG 2.2, 1.4.3).
 */
export const STYLE = `
:root { --paper: #fff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --bad: #c62f2f; --bad-paper: #fdecea;
  --speed0: #d3f1e4; --speed1: #b2e1c8; --speed2: #eed27a; --speed3: #e0a154; --speed4: #cf7c49; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #0d1117; --ink: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --bad: #ff7b72; --bad-paper: #2d1518;
    --speed0: #123d2b; --speed1: #1c5a42; --speed2: #6b5a16; --speed3: #85571a; --speed4: #a8501f; }
}
text { font: 13px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; fill: var(--ink);
  dominant-baseline: central; font-variant-numeric: tabular-nums; }
.title { font-size: 22px; font-weight: 600; }
.big { font-size: 26px; font-weight: 600; }
.quiet { fill: var(--quiet); }
.paper { fill: var(--paper); }
.dot { fill: var(--ink); }
.cross { fill: none; stroke: var(--bad); stroke-width: 2.5; stroke-linecap: round; }
.dash { fill: none; stroke: var(--quiet); stroke-width: 2; stroke-linecap: round; }
.closed { fill: var(--bad-paper); stroke: var(--bad); }
.impossible { fill: none; stroke: var(--line); }
.untried { fill: none; stroke: var(--line); stroke-dasharray: 3 3; }
${[0, 1, 2, 3, 4].map((speed) => `.speed${speed} { fill: var(--speed${speed}); }`).join('\n')}
`;
