import type { Json } from '../../../../util/json';

/** What a worker is started with. */
export interface WorkerSettings {
  readonly functionName: string;
  /** File and export, and the folder from which the file is named: see HandlerFile. */
  readonly handler: string;
  readonly folder: string;
}

export interface ToWorker {
  readonly id: number;
  readonly requestId: string;
  readonly functionArn: string;
  readonly qualifier: string | undefined;
  /** JSON text. */
  readonly payload: string;
  /** Base64, as the ClientContext parameter has it. */
  readonly clientContext: string | undefined;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

export type FromWorker =
  /** Files of the project that the handler has loaded, with their stamps then. */
  | { readonly files: readonly (readonly [file: string, stamp: string])[] }
  /** The handler cannot be loaded: what to tell the tester. */
  | { readonly unloadable: string }
  | { readonly id: number; readonly value: Json; readonly functionError: string | undefined }
  /** A mistake of the tester that the handler has thrown. */
  | { readonly id: number; readonly mistake: string }
  /** Something that ends a runtime of Lambda. The worker is not to be used for further invocations. */
  | { readonly fault: string };
