/** The files that a server lets its callers edit: `stepmill start FILE --edit`. */
export interface EditableFiles {
  /** The absolute path of the folder; nothing outside of it is read or written. */
  readonly root: string;
  list(): readonly EditableFile[];
  /** Throws ControlError for a path that `list` does not have. */
  read(path: string): { readonly text: string; readonly revision: string };
  /**
   * Replaces a file's content as a whole, and deploys its state machines. Throws ControlError if the file no longer has the
   * revision, or cannot be written; then it is unchanged.
   */
  write(
    path: string,
    text: string,
    revision: string,
  ): { readonly revision: string; readonly problems: readonly string[] };
  /** Where mock files and tests below the root name states of a machine, and their text with other names. */
  findNames(stateMachineArn: string, renames: readonly Rename[]): FoundNames;
  /**
   * Replaces the content of several files: all of them, or none. Throws ControlError as `write` does; if some of them could
   * not be put back, its message names them.
   */
  writeAll(
    files: readonly FileToWrite[],
    renamed?: RenamedFiles,
  ): {
    readonly files: readonly { readonly path: string; readonly revision: string }[];
    readonly problems: readonly string[];
  };
}

/** Another name for a state. `from`: its name in the files. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

export interface FileToWrite {
  readonly path: string;
  readonly text: string;
  /** That of the text on which the new one is based. */
  readonly revision: string;
}

/** Files that get the new names of states of a machine. */
export interface RenamedFiles {
  readonly stateMachineArn: string;
  readonly files: readonly { readonly path: string; readonly revision: string; readonly renames: readonly Rename[] }[];
}

/** The files that name states. */
export interface FoundNames {
  readonly files: readonly NamingFile[];
  /** Whether all files below the root were looked at. */
  readonly isAll: boolean;
}

export interface NamingFile {
  /** From the root, with slashes; of a file that lies elsewhere, the whole path. */
  readonly path: string;
  readonly revision: string;
  readonly text: string;
  /** The text with the new names. */
  readonly renamed: string;
  readonly places: readonly NamingPlace[];
}

interface NamingPlace {
  readonly line: number;
  /** The text of the line. */
  readonly code: string;
  readonly state: string;
  readonly isChanged: boolean;
  /** Why it is only listed. */
  readonly reason?: string;
}

/** A file that holds state machines. */
export interface EditableFile {
  /** From the root, with slashes. */
  readonly path: string;
  /** Changes with the content. */
  readonly revision: string;
  readonly stateMachines: readonly EditableMachine[];
}

interface EditableMachine {
  /** Its name in the file; empty for a file that is one definition. */
  readonly name: string;
  /** Of those that are served. */
  readonly stateMachineArn?: string;
  /** Why the definition cannot be edited in this file. */
  readonly readOnly?: string;
}
