import { control } from '../../../api/control';
import { listFiles } from '../../../api/files';

/** A state machine in a file that the server lets this page edit. */
export interface ServedFile {
  /** From the server's root folder. */
  readonly path: string;
  /** Its name in the file; empty for a file that is one definition. */
  readonly machine: string;
  readonly text: string;
  readonly revision: string;
}

/** A file, whichever machine of it is edited. */
export type OnDisk = Omit<ServedFile, 'machine'>;

/** Where a machine is declared, if that can be edited; or why it cannot be. */
export type FoundFile = ServedFile | { readonly readOnly: string } | undefined;

/** The file that declares a machine; `undefined` if the server lets nobody edit its files, or has none for it. */
export async function findServedFile(arn: string): Promise<FoundFile> {
  const files = await listFiles();
  const all = files.flatMap(({ path, stateMachines }) => stateMachines.map((one) => ({ path, ...one })));
  const here = all.filter(({ stateMachineArn }) => stateMachineArn === arn);
  const found = here.find(({ readOnly }) => readOnly === undefined);
  if (found !== undefined) return { machine: found.name, ...(await readServedFile(found.path)) };
  const [other] = here;
  return other && { readOnly: `${other.path}: ${other.readOnly!}` };
}

/** A file as it is now. */
export async function readServedFile(path: string): Promise<OnDisk> {
  return control('GET', `/files/${encodeURIComponent(path)}`, 'global');
}

/** Writes a file that still has a revision. Throws ApiError with the code `Conflict` if it has another one. */
export async function writeServedFile(
  path: string,
  body: { readonly text: string; readonly revision: string },
): Promise<{ readonly revision: string; readonly problems: readonly string[] }> {
  return control('PUT', `/files/${encodeURIComponent(path)}`, 'global', { body });
}
