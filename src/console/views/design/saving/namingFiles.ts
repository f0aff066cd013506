import { control } from '../../../api/control';
import { renamesByFile, type StateRename } from '../../../model/stateRenames';
import type { OnDisk } from './servedFile';

/** A new name of a state, by its name in the files. */
type Rename = Pick<StateRename, 'from' | 'to'>;

/** A file beside the definition that names states. */
export interface NamingFile extends OnDisk {
  /** The text with the new names. */
  readonly renamed: string;
  readonly places: readonly NamingPlace[];
}

export interface NamingPlace {
  readonly line: number;
  readonly code: string;
  readonly state: string;
  readonly isChanged: boolean;
  /** Why it is only listed. */
  readonly reason?: string;
}

/** The mock files and tests that name states of a machine; `isAll`: whether the server looked at all of them. */
export async function findNames(
  stateMachineArn: string,
  renames: readonly Rename[],
): Promise<{ readonly files: readonly NamingFile[]; readonly isAll: boolean }> {
  return control('POST', '/files/names', 'global', { body: { stateMachineArn, renames } });
}

/** A file that gets new names of states. */
export interface RenamedFile extends NamingFile {
  readonly renames: readonly Rename[];
}

/**
 * The files that get new names when the definition is saved, as they are now. One in which nothing changes any more has the
 * text that it gets, too, and its places say why.
 */
export async function findRenamed(
  stateMachineArn: string,
  renames: readonly StateRename[],
): Promise<readonly RenamedFile[]> {
  const byFile = renamesByFile(renames);
  // Most often, all files get the same names.
  const kinds = new Map([...byFile.values()].map((own) => [JSON.stringify(own), own]));
  const found = await Promise.all(
    [...kinds].map(async ([key, own]) => {
      const { files } = await findNames(stateMachineArn, own);
      return files.flatMap((file) =>
        JSON.stringify(byFile.get(file.path)) === key ? [{ ...file, renames: own }] : [],
      );
    }),
  );
  return found.flat();
}

/** Writes a file, and new names into others: all or none. Throws ApiError with the code `Conflict` if one has changed. */
export async function writeServedFiles(
  file: OnDisk,
  stateMachineArn: string,
  renamed: readonly RenamedFile[],
): Promise<{ readonly revision: string; readonly problems: readonly string[] }> {
  const files = renamed.map(({ path, revision, renames }) => ({ path, revision, renames }));
  const body = { files: [file], renamed: { stateMachineArn, files } };
  const written = await control<{ files: readonly { revision: string }[]; problems: readonly string[] }>(
    'PUT',
    '/files',
    'global',
    { body },
  );
  return { revision: written.files[0]!.revision, problems: written.problems };
}
