import type { MessagePort } from 'node:worker_threads';
import type { Json } from '../../../../util/json';
import type { AwsCall, AwsFailure, AwsOutput } from '../../border/AwsCall';

/** What a worker is started with: `port` is the other end of the messages here. */
export interface WorkerData {
  readonly settings: WorkerSettings;
  readonly port: MessagePort;
}

/** What it has to know of its function. */
export interface WorkerSettings {
  readonly functionName: string;
  /** File and export, and the folder from which the file is named: see HandlerFile. */
  readonly handler: string;
  readonly folder: string;
  /** Whether it may call AWS itself. */
  readonly mayCallAws?: boolean | undefined;
  /** The ports of Stepmill's own servers: what is sent there is no call of a service of the tester's own. */
  readonly ownPorts?: readonly number[] | undefined;
  /** The one of these that is its `AWS_ENDPOINT_URL`. */
  readonly endpointPort?: number | undefined;
}

export type ToWorker = InvocationMessage | ClientAnswerMessage;

/** What a call of an AWS client is answered. */
export interface ClientAnswerMessage {
  /** Of the call. */
  readonly answers: number;
  /** `undefined` for a mock that never answers. The output is JSON text. */
  readonly answer?: AwsFailure | 'pass' | (Omit<AwsOutput, 'output'> & { readonly text: string }) | undefined;
  /** Why nobody answers it. */
  readonly mistake?: string | undefined;
}

export interface InvocationMessage {
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
  /** The handler is loaded: time limits run from here on. */
  | { readonly loaded: true }
  /** The handler cannot be loaded: what to tell the tester. */
  | { readonly unloadable: string }
  | { readonly id: number; readonly value: Json; readonly functionError: string | undefined }
  /** A mistake of the tester that the handler has thrown. */
  | { readonly id: number; readonly mistake: string }
  /** An AWS client calls: in an invocation, or while the handler is loaded. */
  | { readonly asks: number; readonly requestId: string | undefined; readonly call: AwsCall; readonly mayPass: boolean }
  /** A handler has done what it must not. */
  | { readonly refused: string; readonly requestId: string | undefined }
  /** Something that ends a runtime of Lambda. The worker is not to be used for further invocations. */
  | { readonly fault: string };
