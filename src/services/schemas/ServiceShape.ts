import { memberName, type MemberNaming } from '../memberNames';

/** The type of a value in a service's API. Inner shapes are computed on demand. */
export type ServiceShape = SimpleShape | ListShape | MapShape | ServiceStructure;

interface SimpleShape {
  /** `number` is every type of number: the packages do not distinguish integers. `document` is any JSON. */
  readonly kind: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob' | 'document';
  /** A blob that arrives as a stream (`Body` of S3 getObject). */
  readonly streaming?: true;
}

interface ListShape {
  readonly kind: 'list';
  readonly item: ServiceShape;
}

interface MapShape {
  readonly kind: 'map';
  readonly value: ServiceShape;
}

export interface ServiceStructure {
  /** A union has exactly one of its members. */
  readonly kind: 'structure' | 'union';
  /** The structure's name in the API: `SendMessageResult`. */
  readonly name: string;
  readonly members: readonly Member[];
  /** The member with this name, in Step Functions' spelling. */
  member(name: string): Member | undefined;
  /** An event stream. */
  readonly streaming: boolean;
}

export interface Member {
  /** In Step Functions' spelling: `ExecutionArn`. */
  readonly name: string;
  /** In the API's spelling: `executionArn`. */
  readonly apiName: string;
  readonly required: boolean;
  /** The client sets it if it is left out. */
  readonly idempotencyToken: boolean;
  readonly shape: ServiceShape;
}

/**
 * The schemas of `@aws-sdk/client-*`: numbers, functions that return schemas, `[schema, traits]`, and tagged tuples.
 */
type Schema = number | string | (() => Schema) | readonly unknown[];

const tag = { simple: 0, list: 1, map: 2, structure: 3, union: 4, error: -3 } as const;
const listBit = 64;
const mapBit = 128;
const streamingBlob = 42;
const idempotencyTokenBit = 4;

const simpleKinds: Readonly<Record<number, SimpleShape['kind']>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  15: 'document',
  17: 'number',
  19: 'number',
  21: 'blob',
  42: 'blob',
};

const structures: Record<MemberNaming, WeakMap<object, ServiceStructure>> = {
  sdk: new WeakMap(),
  optimised: new WeakMap(),
};

/** Parses a schema. An unknown form is any JSON, which passes every check. */
export function shapeOf(schema: unknown, naming: MemberNaming): ServiceShape {
  const given = schema as Schema;
  if (typeof given === 'function') return shapeOf(given(), naming);
  if (typeof given === 'number') return simpleShape(given);
  if (given === 'unit') return noMembers;
  if (!Array.isArray(given)) return { kind: 'document' };
  if (given.length === 2) return shapeOf(given[0], naming);
  switch (given[0]) {
    case tag.simple:
      return shapeOf(given[4], naming);
    case tag.list:
      return listOf(() => shapeOf(given[4], naming));
    case tag.map:
      return mapOf(() => shapeOf(given[5], naming));
    case tag.structure:
    case tag.union:
    case tag.error:
      return structureOf(given, naming);
    default:
      return { kind: 'document' };
  }
}

function simpleShape(sentinel: number): ServiceShape {
  if (sentinel & mapBit) return mapOf(() => simpleShape(sentinel & ~mapBit));
  if (sentinel & listBit) return listOf(() => simpleShape(sentinel & ~listBit));
  const kind = simpleKinds[sentinel] ?? 'document';
  return sentinel === streamingBlob ? { kind, streaming: true } : { kind };
}

function listOf(item: () => ServiceShape): ListShape {
  return {
    kind: 'list',
    get item() {
      return item();
    },
  };
}

function mapOf(value: () => ServiceShape): MapShape {
  return {
    kind: 'map',
    get value() {
      return value();
    },
  };
}

function structureOf(schema: readonly unknown[], naming: MemberNaming): ServiceStructure {
  const known = structures[naming].get(schema);
  if (known) return known;
  const [kind, namespace, name, traits, apiNames, refs, requiredCount = 0] = schema as [
    number,
    string,
    string,
    unknown,
    readonly string[],
    readonly unknown[],
    number?,
  ];
  const members = apiNames.map((apiName, i) => memberOf(apiName, refs[i], i < requiredCount, naming, namespace));
  const byName = new Map(members.map((member) => [member.name, member]));
  const shape: ServiceStructure = {
    kind: kind === tag.union ? 'union' : 'structure',
    name,
    members,
    member: (wanted) => byName.get(wanted),
    streaming: typeof traits === 'object' && traits !== null && 'streaming' in traits,
  };
  structures[naming].set(schema, shape);
  return shape;
}

/** Members that only the JavaScript SDK has as numbers, by the namespace of the service's model. */
const textNumbers: Readonly<Record<string, readonly string[]>> = {
  'com.amazonaws.route53': ['MaxItems'],
  'com.amazonaws.cloudfront': ['MaxItems'],
};

function memberOf(apiName: string, ref: unknown, required: boolean, naming: MemberNaming, namespace: string): Member {
  let shape: ServiceShape | undefined;
  return {
    name: memberName(apiName, naming),
    apiName,
    required,
    idempotencyToken: Array.isArray(ref) && hasIdempotencyToken(ref[1]),
    get shape() {
      return (shape ??= textNumbers[namespace]?.includes(apiName) ? { kind: 'string' } : shapeOf(ref, naming));
    },
  };
}

function hasIdempotencyToken(traits: unknown): boolean {
  if (typeof traits === 'number') return (traits & idempotencyTokenBit) !== 0;
  return typeof traits === 'object' && traits !== null && 'idempotencyToken' in traits;
}

const noMembers: ServiceStructure = {
  kind: 'structure',
  name: 'Unit',
  members: [],
  member: () => undefined,
  streaming: false,
};

/** Whether a member is a stream in the request or the response: `Body` of S3's putObject and getObject. */
export function isStreaming(shape: ServiceShape): boolean {
  return 'streaming' in shape && shape.streaming;
}
