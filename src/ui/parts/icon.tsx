/** Drawn on a grid of 24, in the colour of the text around. */
const SHAPES = {
  back: 'M15 5l-7 7 7 7',
  camera: 'M3 7h12v10H3zM15 11l6-4v10l-6-4z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  ear: 'M8 20a4 4 0 0 0 4-3c1-3 5-4 5-8A5 5 0 0 0 7 9M10 9a2 2 0 0 1 4 0c0 2-2 2-2 4',
  face: 'M4 5h6v14H4zM14 5h6v14h-6zM10 12h4',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  edit: 'M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3',
  folder: 'M3 6h6l2 2h10v11H3z',
  float: 'M3 5h18v14H3zM12 12h7v5h-7z',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c4.5 4.5 4.5 13.5 0 18M12 3c-4.5 4.5-4.5 13.5 0 18',
  'hang-up': 'M3 15c0-5 18-5 18 0l-1 2-4-1v-3M8 13v3l-4 1-1-2',
  invite: 'M4 12h13M12 6l6 6-6 6',
  large: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  microphone: 'M9 4a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3M8 21h8',
  muted: 'M9 9v2a3 3 0 0 0 5 2M15 10V4a3 3 0 0 0-6 0M5 11a7 7 0 0 0 11 6M12 18v3M8 21h8M4 3l16 18',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8-13 8z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2M18 14h2v2M14 18v2h2M19 19h1v1h-1z',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  screen: 'M3 5h18v11H3zM9 20h6M12 16v4',
  send: 'M4 12l16-8-5 16-3.5-6.5z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  share: 'M12 15V4M7.5 8L12 3.5 16.5 8M6 12v8h12v-8',
  sound: 'M4 10v4M8 7v10M12 4v16M16 8v8M20 10.5v3',
  speak: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5',
  tab: 'M13 4h7v7M20 4l-9 9M18 14v6H4V6h6',
  torch: 'M8 3h8v4l-2 3v11h-4V10L8 7zM8 7h8',
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}

const SPARK = 'M64 18 Q68 60 98 64 Q68 68 64 110 Q60 68 30 64 Q60 60 64 18Z';

/** The program's sign, as in `icons/icon.svg`: two who meet directly, and the spark where they do. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
      <circle cx="36" cy="64" r="34" fill="#2f7cf6" />
      <circle cx="92" cy="64" r="34" fill="#12a594" />
      <path class="mark-gap" d={SPARK} />
      <path d={SPARK} fill="#ffb224" />
    </svg>
  );
}
