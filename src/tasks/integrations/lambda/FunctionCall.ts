import type { TaskRequest } from '../../../contract/task';
import { placeOf } from '../../../services/parameters';
import { jacksonMessage } from '../../../util/jacksonMessage';
import { toJsonCopy } from '../../../util/copyJson';
import { toCompactText, type Json } from '../../../util/json';
import { parseFunctionName } from '../../../services/functionName';

/** The parameters of Invoke. */
export interface InvokeParameters {
  /** Name, partial ARN or ARN. */
  readonly functionName: string;
  readonly qualifier?: string | undefined;
  readonly payload: Payload;
  readonly invocationType?: string | undefined;
  /** `LogType: Tail`: the end of the log is requested. */
  readonly logTail?: boolean | undefined;
  /** As base64, like the ClientContext parameter. */
  readonly clientContext?: string | undefined;
}

/** A call of a function by a task. */
export interface FunctionCall {
  readonly parameters: InvokeParameters;
  /** The task that calls. */
  readonly task: Pick<TaskRequest, 'executionArn' | 'now'>;
}

/** The ARN by which the function knows itself, with the qualifier if one was requested. */
export function functionArnOf({ parameters, task }: FunctionCall): string {
  const { functionName, qualifier } = parameters;
  const isArn = functionName.startsWith('arn:');
  if (isArn && qualifier === undefined) return functionName;
  const { name, qualifier: written } = parseFunctionName(functionName);
  const { partition, region, accountId } = placeOf(isArn ? functionName : task.executionArn);
  const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
  const named = qualifier ?? written;
  return named === undefined ? arn : `${arn}:${named}`;
}

/** The region of the function, and the account of the execution that invokes it, whatever account its ARN has. */
export function placeOfHandler(call: FunctionCall): { readonly region: string; readonly accountId: string } {
  return { region: placeOf(functionArnOf(call)).region, accountId: placeOf(call.task.executionArn).accountId };
}

/** A number is a version. An alias points to a version, which is not known here. */
export function versionOf({ parameters: { qualifier } }: FunctionCall): string {
  return qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
}

/** The payload sent to a function: a JSON string, which is written on demand. */
export interface Payload {
  readonly text: string;
  /** The event for a handler in this process, which may change it. */
  event(): unknown;
}

/** A `Payload` parameter as it is sent, or why Lambda rejects it. */
type PayloadParameter = Payload | { readonly refusal: string };

/**
 * The event that the function gets for a `Payload` parameter.
 *
 * AWS: an object is sent as its JSON. A string is sent unchanged, so it must itself be JSON. null counts as absent, and
 * then the function gets `{}`.
 */
export function readPayload(payload: Json | undefined): PayloadParameter {
  if (payload === undefined || payload === null) return new ValuePayload({});
  if (typeof payload !== 'string') return new ValuePayload(payload);
  try {
    JSON.parse(payload);
    return { text: payload, event: () => JSON.parse(payload) as unknown };
  } catch {
    return { refusal: refusalOf(payload) };
  }
}

class ValuePayload implements Payload {
  constructor(private readonly value: Json) {}

  get text(): string {
    return toCompactText(this.value);
  }

  event(): unknown {
    return toJsonCopy(this.value);
  }
}

function refusalOf(text: string): string {
  const { message, line, column } = jacksonMessage(text);
  const token = /^Unrecognized token/.test(message);
  const place = token ? 'line: 1, column: 1' : `line: ${line}, column: ${column}`;
  return (
    `Could not parse request body into json: Could not parse payload into json: ${message}\n` +
    ` at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); ${place}]`
  );
}
