import type { Command } from './ProcessGroup';

/** A function in a process of its own: by a command that speaks the Runtime API, or by runtime and handler. */
export interface RuntimeRegistration {
  readonly functionName: string;
  readonly command?: Command | undefined;
  /** `python3.12`, `provided.al2023`. */
  readonly runtime?: string | undefined;
  /** `app.handler`, from the folder. */
  readonly handler?: string | undefined;
  /** The folder of the code, in which the process runs. Default: the current folder. */
  readonly folder?: string | undefined;
  /** Folders of layers, as they are before they are packed. */
  readonly layers?: readonly string[] | undefined;
  /** Variables that count in any case. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly processes?: number | undefined;
}
