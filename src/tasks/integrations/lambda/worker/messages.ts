import type { MessagePort } from 'node:worker_threads';
import type { Json } from '../../../../util/json';
import type { AwsCall, AwsFailure, AwsOutput } from '../../border/AwsCall';

/** What a worker is started with. `port`: the other end of its message channel. */
export interface WorkerData {
  readonly settings: WorkerSettings;
  readonly port: MessagePort;
}

/** What it must know about its function. */
export interface WorkerSettings {
  readonly functionName: string;
  /** File and export, and the folder from which the file is named: see HandlerFile. */
  readonly handler: string;
  readonly folder: string;
  /** Whether it may call AWS itself. */
  readonly mayCallAws?: boolean | undefined;
  /** The ports of Stepmill's own servers, so that they are not taken for services of the tester. */
  readonly ownPorts?: readonly number[] | undefined;
  /** The port among these that is its `AWS_ENDPOINT_URL`. */
  readonly endpointPort?: number | undefined;
}

export type ToWorker = InvocationMessage | ClientAnswerMessage;

/** The answer to an AWS client's call. */
export interface ClientAnswerMessage {
  /** The number of the call. */
  readonly answers: number;
  /** `undefined` for a mock that never answers. The output is a JSON string. */
  readonly answer?: AwsFailure | 'pass' | (Omit<AwsOutput, 'output'> & { readonly text: string }) | undefined;
  /** Why there is no answer. */
  readonly mistake?: string | undefined;
}

export interface InvocationMessage {
  readonly id: number;
  readonly requestId: string;
  readonly functionArn: string;
  readonly qualifier: string | undefined;
  /** A JSON string. */
  readonly payload: string;
  /** As base64, like the ClientContext parameter. */
  readonly clientContext: string | undefined;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

export type FromWorker =
  /** Files of the project that the handler has loaded, with their stamps at that time. */
  | { readonly files: readonly (readonly [file: string, stamp: string])[] }
  /** The handler is loaded, so time limits start now. */
  | { readonly loaded: true }
  /** The handler cannot be loaded: the message for the tester. */
  | { readonly unloadable: string }
  | { readonly id: number; readonly value: Json; readonly functionError: string | undefined }
  /** A HarnessError, or a failed assertion, that the handler has thrown. */
  | { readonly id: number; readonly mistake: string }
  /** An AWS client's call: in an invocation, or while the handler is loaded. */
  | { readonly asks: number; readonly requestId: string | undefined; readonly call: AwsCall; readonly mayPass: boolean }
  /** A handler has done something that is not allowed. */
  | { readonly refused: string; readonly requestId: string | undefined }
  /** Something that ends a Lambda runtime. The worker must not run further invocations. */
  | { readonly fault: string };
