import type { Json } from '../../../util/json';
import { invokeHeaders } from '../../../services/lambda';
import { hexDigits, uuid } from '../ids';
import type { IntegrationServices } from '../IntegrationIo';
import type { Invocation } from './Invocation';
import { versionOf } from './FunctionCall';
import type { FunctionEnd } from './FunctionEnd';

/** The response of the Invoke API, wherever the function ran. */
export interface FunctionAnswer {
  readonly statusCode: number;
  /** A JSON string, or an empty one if the caller does not wait for a response. */
  readonly payload: string;
  /** The parsed payload, if it is available. */
  readonly value?: Json | undefined;
  readonly functionError?: string | undefined;
  readonly executedVersion?: string | undefined;
  /** The end of the log as base64, if it was requested. */
  readonly logResult?: string | undefined;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Set if the function was stopped by its own time limit. */
  readonly timedOutAfterSeconds?: number | undefined;
}

/** The response of a function that ran here. Most tasks only read the value, so the rest is computed on demand. */
export class LocalAnswer implements FunctionAnswer {
  readonly statusCode = 200;
  readonly value: Json;
  readonly functionError: string | undefined;
  readonly timedOutAfterSeconds: number | undefined;
  readonly logResult: string | undefined;
  private readonly endMs: number;
  private readonly text: string | undefined;

  constructor(
    private readonly invocation: Invocation,
    { value, payload, functionError, timedOutAfterSeconds, log }: FunctionEnd,
  ) {
    this.value = value;
    this.text = payload;
    this.functionError = functionError;
    this.timedOutAfterSeconds = timedOutAfterSeconds;
    this.endMs = invocation.io.now();
    invocation.io.detach?.();
    this.logResult = invocation.call.parameters.logTail ? invocation.logTail(log) : undefined;
  }

  get payload(): string {
    return this.text ?? JSON.stringify(this.value);
  }

  get executedVersion(): string {
    return versionOf(this.invocation.call);
  }

  get requestId(): string {
    return this.invocation.requestId;
  }

  /** The headers that Lambda would have sent. */
  get headers(): Readonly<Record<string, string>> {
    const length = Buffer.byteLength(this.payload);
    const { requestId, executedVersion, functionError, logResult, endMs: nowMs } = this;
    const hex = hexDigits(this.invocation.io, 40);
    return invokeHeaders({ requestId, executedVersion, functionError, logResult, length, nowMs, hex });
  }
}

/** AWS: an Event invocation gets its response at once, with no version and no content type. */
export function accepted(statusCode: number, io: Pick<IntegrationServices, 'now' | 'random'>): FunctionAnswer {
  const requestId = uuid(io);
  const nowMs = io.now();
  return {
    statusCode,
    payload: '',
    requestId,
    get headers() {
      return invokeHeaders({ requestId, length: 0, nowMs, hex: hexDigits(io, 40) });
    },
  };
}
