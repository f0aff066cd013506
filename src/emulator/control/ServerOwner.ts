import type { Service } from '../service/Service';

/** The program that started a server (`stepmill start`), for actions that only it can do. */
export interface ServerOwner {
  /** Ends the server, as Ctrl-C does. */
  readonly stop: () => void;
  /** Deploys the state machines of the server's files to an account. Throws HarnessError for a server without files. */
  readonly deploy: (service: Service) => DeployedFiles;
}

/** What happened to the state machines of files. */
export interface DeployedFiles {
  readonly stateMachines: readonly { readonly name: string; readonly stateMachineArn: string }[];
  /** Why the other machines of the files are missing. */
  readonly problems: readonly string[];
}
