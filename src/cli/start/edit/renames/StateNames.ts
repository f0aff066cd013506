/** A state machine whose states get other names. */
export interface RenamedMachine {
  /** As it is deployed. */
  readonly name: string;
  /** All names that belong to it alone: in mock files, and in tests that load its file. */
  readonly names: readonly string[];
  /** Whether tests that load its file need not name it: the file declares no other machine. */
  readonly isAlone: boolean;
  /** Whether it is declared in a file or a folder. */
  isDeclaredIn(path: string): boolean;
}

/** The new names of states, by their names in the files. */
export type NewNames = ReadonlyMap<string, string>;

/** A place that names a state. */
export interface NamedPlace {
  readonly from: number;
  readonly to: number;
  /** The state's name in the files. */
  readonly state: string;
  /** What a rename writes there, if it is certain that it names a state of this machine. */
  readonly insert?: string;
  /** Why it is only listed. */
  readonly reason?: string;
}
