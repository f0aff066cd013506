import { control } from './control';

/** A file that the server lets this page edit, with the state machines in it. */
export interface EditableFile {
  /** From the server's root folder. */
  readonly path: string;
  readonly stateMachines: readonly {
    /** In the file; empty for a file that is one definition. */
    readonly name: string;
    readonly stateMachineArn?: string;
    /** Why the definition cannot be edited in this file. */
    readonly readOnly?: string;
  }[];
}

/** The files that can be edited: none without `stepmill start --edit`. */
export async function listFiles(): Promise<readonly EditableFile[]> {
  const { files } = await control<{ readonly files: readonly EditableFile[] }>('GET', '/files', 'global');
  return files;
}
