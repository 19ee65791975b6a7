const shapes = {
  grip: <path d="M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01" strokeWidth="2" strokeLinecap="round" />,
  home: <path d="M2.5 7.2 8 2.8l5.5 4.4v6H9.8V9.6H6.2v3.6H2.5z" />,
  customers: (
    <>
      <circle cx="6" cy="5.4" r="2.4" />
      <path d="M1.8 13.2c.3-2.6 2-4 4.2-4s3.9 1.4 4.2 4M10.6 3.2a2.3 2.3 0 0 1 0 4.4M11.6 9.4c1.5.5 2.4 1.8 2.6 3.8" />
    </>
  ),
  segments: <path d="M6 2.5H3v11h3M7 5.2h6M7 8h4.2M7 10.8h6" />,
  chart: <path d="M2.5 2.5v11h11M5.4 10.6V8.2M8.4 10.6V5M11.4 10.6V6.8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  import: <path d="M8 2.5v7M5 6.8l3 3 3-3M2.5 11v2.5h11V11" />,
  export: <path d="M8 9.5v-7M5 5.2l3-3 3 3M2.5 11v2.5h11V11" />,
  download: <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10" />,
  code: <path d="M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4M9 3 7 13" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.5" rx="1" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  list: <path d="M3.5 2.5h9v11h-9zM6 5.8h4M6 8.2h4M6 10.6h2.4" />,
  settings: <path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 3v3M6 10v3" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
    </>
  ),
  moon: <path d="M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z" />,
  auto: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 2.4v11.2M8 5h3.6M8 8h5.4M8 11h3.6" />
    </>
  ),
  bell: <path d="M4 11V7a4 4 0 0 1 8 0v4l1.2 1.2H2.8zM6.8 14h2.4" />,
  message: <path d="M2.5 3h11v8H7l-3 2.5V11H2.5z" />,
  warning: <path d="M8 2.2 14.4 13.5H1.6zM8 6.4v3.4M8 11.7v.1" />,
  bag: <path d="M3 5.5h10l-.7 8H3.7zM5.6 5.5a2.4 2.4 0 0 1 4.8 0" />,
  shuffle: <path d="M2.5 4.5h2.2l5.6 7h3.2M2.5 11.5h2.2l1.6-2M8.9 6.2l1.4-1.7h3.2M11.5 2.5l2 2-2 2M11.5 9.5l2 2-2 2" />,
  return: <path d="M6 4 2.8 7.2 6 10.4M3 7.2h7a3 3 0 0 1 0 6H7.5" />,
  star: <path d="m8 2.4 1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.2l-3.5 1.9.8-3.9L2.4 6.5l3.9-.5z" />,
  check: <path d="m3 8.6 3.2 3.2L13 4.6" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  more: <path d="M3.4 8h.1M8 8h.1M12.6 8h.1" strokeWidth="2" />,
  down: <path d="m4 6.2 4 4 4-4" />,
  up: <path d="m4 9.8 4-4 4 4" />,
  left: <path d="m9.8 4-4 4 4 4" />,
  right: <path d="m6.2 4 4 4-4 4" />,
  undo: <path d="M6 3.5 2.8 6.7 6 9.9M3 6.7h6.5a3.4 3.4 0 0 1 0 6.8H6" />,
  redo: <path d="m10 3.5 3.2 3.2L10 9.9M13 6.7H6.500a3.4 3.4 0 0 0 0 6.8H10" />,
  copy: <path d="M5.500 5.500h8v8h-8zM3 10.500V2.500h8" />,
  filter: <path d="M2.5 3.500h11L9.500 8.500v4l-3 1v-5z" />,
  pencil: <path d="M3 13l.6-2.8 7.2-7.2 2.2 2.2-7.2 7.2zM9.500 4.300l2.200 2.200" />,
  trash: <path d="M3 4.500h10M6 4.500V3h4v1.500M4.300 4.500l.6 9h6.200l.6-9" />,
  pause: <path d="M5.500 3.500v9M10.500 3.500v9" />,
  play: <path d="M5 3.300v9.400L12.500 8z" />,
  person: (
    <>
      <circle cx="8" cy="5.400" r="2.700" />
      <path d="M2.800 13.500c.4-2.800 2.400-4.300 5.200-4.300s4.800 1.500 5.200 4.300" />
    </>
  ),
  negate: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
  wrap: <path d="M5 2.5H2.5v11H5M11 2.5h2.5v11H11M6 8h4" />,
  shield: <path d="M8 2 3 4v4c0 3 2 5 5 6 3-1 5-3 5-6V4z" />,
  drag: <path d="M6 4h.1M10 4h.1M6 8h.1M10 8h.1M6 12h.1M10 12h.1" strokeWidth="1.800" />,
  table: <path d="M2.500 3.500h11v9h-11zM2.500 6.500h11M6.500 6.500v6" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.600" />
      <path d="M8 7.400v3.600M8 5v.1" />
    </>
  ),
} as const;

export type IconName = keyof typeof shapes;

/** A 16 px line icon; decoration only, so its neighbour carries the words. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" style={size === 16 ? undefined : { width: size, height: size }}>
      {shapes[name]}
    </svg>
  );
}

/** The bracket with two customers in it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.2">
      <path d="M8 2.5H3.6v15H8" />
      <circle cx="13.4" cy="6" r="2.1" fill="currentColor" stroke="none" />
      <circle cx="13.4" cy="14" r="2.1" fill="currentColor" stroke="none" />
    </svg>
  );
}
