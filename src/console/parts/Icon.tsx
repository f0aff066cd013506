/** Drawn on a field of 16 by 16; each can be recognized without its colour. */
const paths = {
  succeeded: 'M3.5 8.5l3 3 6-7',
  failed: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  timedOut: 'M8 3.2a5 5 0 1 0 .01 0M8 5.5V8.4l2 1.6',
  open: 'M5.5 3.8v8.4l6.5-4.2z',
  caught: 'M8 3.2v5.6M8 11.6v.9',
  aborted: 'M4 8h8',
  partly: 'M8 3.5a4.5 4.5 0 1 0 .01 0M8 3.5v9',
  missed: 'M8 3.5a4.5 4.5 0 1 0 .01 0',
  retry: 'M12.5 8a4.5 4.5 0 1 1-1.4-3.3M12.6 2.6v2.6H10',
  fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  close: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  search: 'M7 3a4 4 0 1 0 .01 0M10 10l3.2 3.2',
  copy: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7',
  download: 'M8 3v7M5 7.5l3 3 3-3M3.5 13h9',
  undo: 'M5.5 3.5L2.8 6.2l2.7 2.7M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6.5',
  redo: 'M10.5 3.5l2.7 2.7-2.7 2.7M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2h2.7',
  moon: 'M12.6 9.6A5.2 5.2 0 0 1 6.4 3.4 5.2 5.2 0 1 0 12.6 9.6z',
  sun: 'M8 5.4a2.6 2.6 0 1 0 .01 0M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** For drawings that place it themselves. */
export function iconPath(name: IconName): string {
  return paths[name];
}
