import type { NamingFile } from './namingFiles';

/** The places of a file that keep the old name, and why. */
export function StayingPlaces({ path, places }: NamingFile) {
  const staying = places.filter(({ isChanged }) => !isChanged);
  if (staying.length === 0) return null;
  return (
    <ul aria-label={`What stays in ${path}`}>
      {staying.map(({ line, code, reason }, index) => (
        <li key={index}>
          <span class="dim">{line}</span> <code>{code}</code> <span class="dim">stays: {reason}</span>
        </li>
      ))}
    </ul>
  );
}
