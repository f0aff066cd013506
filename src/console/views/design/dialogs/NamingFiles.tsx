import type { NamingFile } from '../saving/namingFiles';

/** The files that name a state, each with its places. Those that can change do, unless the user leaves them out. */
export function NamingFiles({
  files,
  note,
  name,
  left,
  onLeave,
}: {
  files: readonly NamingFile[];
  note?: string;
  name: string;
  /** The paths of the files that stay. */
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
}) {
  const toggle = (path: string, isChanged: boolean): void => {
    const paths = new Set(left);
    if (isChanged) paths.delete(path);
    else paths.add(path);
    onLeave(paths);
  };
  return (
    <fieldset class="stack naming">
      <legend>Mock files and tests that name {name}</legend>
      {files.length === 0 && note === undefined && <p class="dim">There are none.</p>}
      {files.map(({ path, places }) => {
        const changed = places.filter(({ isChanged }) => isChanged).length;
        return (
          <div key={path}>
            {changed > 0 ? (
              <label class="check">
                <input
                  type="checkbox"
                  checked={!left.has(path)}
                  onChange={(event) => toggle(path, event.currentTarget.checked)}
                />
                <span>
                  Change {changed === 1 ? '1 place' : `${changed} places`} in {path}
                </span>
              </label>
            ) : (
              <p>{path} stays as it is.</p>
            )}
            <ul aria-label={path}>
              {places.map(({ line, code, isChanged, reason }, index) => (
                <li key={index}>
                  <span class="dim">{line}</span> <code>{code}</code>
                  {!isChanged && <span class="dim"> stays: {reason}</span>}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {note !== undefined && <p role="alert">{note}</p>}
      {files.length > 0 && <p class="dim">Ticked files change when you save, after you have seen the difference.</p>}
    </fieldset>
  );
}
