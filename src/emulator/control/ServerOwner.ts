import type { Service } from '../service/Service';
import type { EditableFiles } from './EditableFiles';

/** The program that started a server (`stepmill start`), for actions that only it can do. */
export interface ServerOwner {
  /** Ends the server, as Ctrl-C does. */
  readonly stop: () => void;
  /**
   * Deploys the state machines of files to an account: of those that the request names, or of the server's own. Throws
   * HarnessError for a server without files, and for a file that it may not read.
   */
  readonly deploy: (service: Service, named: NamedFiles) => DeployedFiles;
  /** `undefined`: nobody may edit its files. */
  readonly files?: EditableFiles | undefined;
}

/** Files of a request, with values for them. */
export interface NamedFiles {
  readonly files?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly substitutions?: Readonly<Record<string, string>>;
}

/** What happened to the state machines of files. */
export interface DeployedFiles {
  readonly stateMachines: readonly DeployedMachineOfFile[];
  /** Why the other machines of the files are missing. */
  readonly problems: readonly string[];
}

/** A deployed state machine, with all names that its file gives it. */
export interface DeployedMachineOfFile {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The file or folder that declares it, as it was named. */
  readonly file: string;
  readonly stateMachineArn: string;
}
