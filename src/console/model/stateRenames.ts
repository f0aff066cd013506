/** Another name for a state, and the files beside the definition that get it when the definition is saved. */
export interface StateRename {
  readonly from: string;
  readonly to: string;
  /** Paths from the server's root folder. */
  readonly files: readonly string[];
}

/** The name of a state in the files, while renames are not saved; `undefined` for a state that is in none of them. */
export function nameInFiles(renames: readonly StateRename[], name: string): string | undefined {
  // The last one: an earlier state of that name is gone, as names are unique.
  const found = renames.findLast(({ to }) => to === name);
  if (found !== undefined) return found.from;
  return renames.some(({ from }) => from === name) ? undefined : name;
}

/**
 * What renames come to, one after another: each from a name in the files. Those that no longer hold, as the text has changed
 * since, are left out. `names`: the states of the definition.
 */
export function composeRenames(renames: readonly StateRename[], names: ReadonlySet<string>): readonly StateRename[] {
  const composed = new Map<string, StateRename>();
  for (const { from, to, files } of renames) {
    const first = nameInFiles([...composed.values()], from);
    if (first === undefined) continue;
    composed.delete(first);
    composed.set(first, { from: first, to, files });
  }
  const last = new Map([...composed.values()].map((one) => [one.to, one]));
  const all = [...last.values()].filter(({ from, to }) => from !== to && names.has(to));
  return all.filter(({ from }) => !names.has(from) || all.some(({ to }) => to === from));
}

/** The renames that take these back. */
export function invertRenames(renames: readonly StateRename[]): readonly StateRename[] {
  return [...renames].reverse().map(({ from, to, files }) => ({ from: to, to: from, files }));
}

/** Files with the renames that each of them gets. */
export function renamesByFile(
  renames: readonly StateRename[],
): ReadonlyMap<string, readonly Pick<StateRename, 'from' | 'to'>[]> {
  const byFile = new Map<string, Pick<StateRename, 'from' | 'to'>[]>();
  for (const { from, to, files } of renames)
    for (const file of files) byFile.set(file, [...(byFile.get(file) ?? []), { from, to }]);
  return byFile;
}
