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
