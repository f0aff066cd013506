import { isArray, isObject, member, parseJson, type Json, type JsonObject } from '../../util/json';
import type { CallTarget, TargetKind } from './AwsService';

/** A target with the name that a parameter gives; nothing when the parameter gives none. */
export function namedTarget(
  kind: TargetKind,
  given: string | undefined,
  nameOf: (given: string) => string,
): CallTarget {
  return given === undefined ? {} : { kind, name: nameOf(given) };
}

/** What is received as a parameter has it. A text that holds a JSON object or array is shown parsed. */
export function received(parameters: JsonObject, name: string): { readonly received: Json } {
  const value = member(parameters, name) ?? null;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return { received: value };
  try {
    return { received: parseJson(value) };
  } catch {
    return { received: value };
  }
}

/** A parameter that is a text. */
export function textParameter(parameters: JsonObject, name: string): string | undefined {
  const value = member(parameters, name);
  return typeof value === 'string' ? value : undefined;
}

export function firstEntry(parameters: JsonObject, name: string): JsonObject | undefined {
  const list = member(parameters, name);
  const entry = isArray(list) ? list[0] : undefined;
  return isObject(entry) ? entry : undefined;
}

/** `news` of `arn:aws:sns:us-east-1:123456789012:news`. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** `orders` of `https://sqs.us-east-1.amazonaws.com/123456789012/orders`. */
export function lastSegment(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The queue, topic or event bus of a message. */
interface MessageTarget {
  readonly service: string;
  /** Its name. */
  readonly destination: string;
  /** As the task wrote it: URL, ARN or name. */
  readonly target: string;
}

/** Whether a name, an ARN or a URL means this queue, topic or bus. Account and region count where both name them. */
export function isMessageTarget(given: string, { service, destination, target }: MessageTarget): boolean {
  if (given === destination || given === target) return true;
  const wanted = partsOf(given);
  if (wanted === undefined || wanted.service !== service || wanted.name !== destination) return false;
  const there = partsOf(target);
  return (['account', 'region'] as const).every(
    (part) => wanted[part] === undefined || there?.[part] === undefined || wanted[part] === there[part],
  );
}

interface TargetParts {
  readonly service?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly name: string;
}

/** What an ARN or a URL tells; `undefined` for a bare name. */
function partsOf(target: string): TargetParts | undefined {
  const arn = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.+)$/.exec(target);
  if (arn !== null) {
    const [, service, region, account, rest = ''] = arn;
    return { service, region, account, name: rest.replace(/^event-bus\//, '') };
  }
  const url = /^https?:\/\/([^/]+)\/(?:.*\/)?([^/]+)$/.exec(target);
  if (url === null) return undefined;
  const region = /^(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\./.exec(url[1]!);
  return {
    service: 'sqs',
    region: region?.[1] ?? region?.[2],
    account: /\/(\d{12})\//.exec(target)?.[1],
    name: url[2]!,
  };
}

/** The name in a state machine's ARN, which may end in a version or an alias. A bare name is itself. */
export function stateMachineName(arn: string): string {
  return /:stateMachine:([^:/]+)/.exec(arn)?.[1] ?? arn;
}

/** A `FunctionName` taken apart. `qualifier` is the version or alias, when one is written. */
interface FunctionName {
  readonly name: string;
  readonly qualifier: string | undefined;
}

const fullArn = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)(?::([^:]+))?$/;
const partialArn = /^\d{12}:function:([^:]+)(?::([^:]+))?$/;
const plain = /^([^:]+)(?::([^:]+))?$/;

/** Takes a function's name, partial ARN or ARN apart. Text of no such form is a name as it stands. */
export function parseFunctionName(functionName: string): FunctionName {
  const match = fullArn.exec(functionName) ?? partialArn.exec(functionName) ?? plain.exec(functionName);
  return { name: match?.[1] ?? functionName, qualifier: match?.[2] };
}
