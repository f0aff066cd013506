import type { Command } from './ProcessGroup';

/** A function in a separate process: a command that implements the Runtime API, or a runtime and a handler. */
export interface RuntimeRegistration {
  readonly functionName: string;
  readonly command?: Command | undefined;
  /** `python3.12`, `provided.al2023`. */
  readonly runtime?: string | undefined;
  /** `app.handler`, relative to the folder. */
  readonly handler?: string | undefined;
  /** The folder of the code, in which the process runs. Default: the current folder. */
  readonly folder?: string | undefined;
  /** Folders of layers, unpacked. */
  readonly layers?: readonly string[] | undefined;
  /** Variables that always win. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly processes?: number | undefined;
}
