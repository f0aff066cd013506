import type { Service } from '../service/Service';

/** What has started a server (`stepmill start`), and does what only it can. */
export interface ServerOwner {
  /** Ends the server, as Ctrl-C does. */
  readonly stop: () => void;
  /** Deploys the state machines of the server's files to an account. Throws HarnessError for a server without files. */
  readonly deploy: (service: Service) => DeployedFiles;
}

/** What has become of the state machines of files. */
export interface DeployedFiles {
  readonly stateMachines: readonly { readonly name: string; readonly stateMachineArn: string }[];
  /** Why the others of the files are not there. */
  readonly problems: readonly string[];
}
