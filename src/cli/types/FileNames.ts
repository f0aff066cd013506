/** A file, and the names that it declares. */
export interface FileNames {
  /** As tests write it: from the current folder, with `/`. */
  readonly path: string;
  readonly machines: readonly MachineNames[];
}

/** What is not there is not known: any name goes. */
export interface MachineNames {
  /** The first is its own; the others mean the same state machine. */
  readonly names: readonly string[];
  readonly states?: readonly string[];
  /** The states that can be mocked. */
  readonly mocks?: readonly string[];
  readonly testCases?: readonly string[];
}
