import type jsonata from 'jsonata';
import { invariant } from '../../../../errors/invariant';
import type { AstNode } from '../syntax/ast';
import { lazy } from '../../../../util/lazy';

/** A built-in of the library: its implementation, and the signature that checks its arguments. */
export interface JsonataFunction {
  _jsonata_function: true;
  implementation: ((...args: unknown[]) => unknown) & { arity?: number };
  signature?: { definition: string; validate(args: unknown[], context: unknown): unknown[] } | undefined;
  /** The name it was last called by; the library writes it, error texts read it. */
  token?: string | undefined;
}

/** A frame of variables while an expression runs. */
export interface JsonataEnvironment {
  bind(name: string | symbol, value: unknown): void;
  lookup(name: string | symbol): unknown;
  /** Set by the library where it evaluates several members concurrently. */
  isParallelCall: boolean;
}

interface JsonataExpression {
  evaluate(input: unknown, bindings: Record<string, unknown>): Promise<unknown>;
  assign(name: string | symbol, value: unknown): void;
  registerFunction(name: string, implementation: (...args: unknown[]) => unknown, signature: string): void;
}

interface Jsonata {
  (expression: unknown): JsonataExpression;
  /** Creates only the tree, in two thirds of the time. */
  parser(expression: string): AstNode;
}

let builtIns: ReadonlyMap<string, JsonataFunction> | undefined;

/** jsonata, loaded when the first expression is compiled: it takes tens of milliseconds that many users never need. */
const load = lazy(() => require('jsonata') as unknown as typeof jsonata & Jsonata);

/** Parses an expression. Throws what the library throws: an error with `code`, `position`, `message`. */
export function parseExpression(text: string): AstNode {
  try {
    return load().parser(text);
  } catch (error) {
    if (typeof (error as { code?: unknown } | undefined)?.code === 'string') addMessage(error as object);
    throw error;
  }
}

/** Called at the start and at the end of the evaluation of every node of the tree. */
export const onEntry = Symbol.for('jsonata.__evaluate_entry');
export const onExit = Symbol.for('jsonata.__evaluate_exit');

/** The names that the library binds, except `$eval`, which Step Functions does not have. */
export const libraryNames = (
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match ' +
  'contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt ' +
  'power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error ' +
  'assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent ' +
  'decodeUrl toMillis fromMillis clone now millis'
).split(' ');

/** A built-in as created by the library. */
export function libraryFunction(name: string): JsonataFunction {
  builtIns ??= readBuiltIns();
  const found = builtIns.get(name);
  invariant(found !== undefined, `jsonata has no function $${name}`);
  return found;
}

function readBuiltIns(): ReadonlyMap<string, JsonataFunction> {
  return lookInside(load()('null'), (frame) => {
    return new Map(libraryNames.map((name) => [name, frame.lookup(name) as JsonataFunction]));
  });
}

const signatures = new Map<string, JsonataFunction['signature']>();

/** Reads a signature in the library's notation (`<s-n?:s>`). */
export function signatureOf(notation: string): JsonataFunction['signature'] {
  const known = signatures.get(notation);
  if (known !== undefined) return known;
  const probe = load()('null');
  probe.registerFunction('probe', () => undefined, notation);
  const signature = lookInside(probe, (frame) => (frame.lookup('probe') as JsonataFunction).signature);
  signatures.set(notation, signature);
  return signature;
}

/**
 * The names of a function's parameters. The library reads them off its source text when it is applied partially, and
 * fails where it finds anything but names.
 */
export function parametersOf(native: { toString(): string }): readonly string[] {
  const source = native.toString();
  let known = parameters.get(source);
  if (known === undefined) parameters.set(source, (known = readParameters(source)));
  return known;
}

/** By source text. The library reads them each time; there are as many texts as it has functions. */
const parameters = new Map<string, readonly string[]>();

function readParameters(source: string): readonly string[] {
  const [, list = ''] = /\(([^)]*)\)/.exec(source)!;
  const names = list.split(',').map((name) => `$${name.trim()}`);
  const lambda = parseExpression(`function(${names.join(', ')}){ _ }`);
  return lambda.arguments!.map((parameter) => parameter.value as string);
}

/** The library's bindings are reachable only from inside: the entry hook of an evaluation receives its frame. */
function lookInside<T>(probe: JsonataExpression, look: (frame: JsonataEnvironment) => T): T {
  let seen: { value: T } | undefined;
  probe.assign(onEntry, (_node: AstNode, _input: unknown, frame: JsonataEnvironment) => {
    seen = { value: look(frame) };
  });
  void probe.evaluate(undefined, {});
  invariant(seen !== undefined, 'jsonata does not tell when it begins a node');
  return seen.value;
}

/**
 * Gives an error with a `code` the library's own message. The library's catalogue of messages is private, but any error
 * thrown while an expression is parsed gets its message from it.
 */
export function addMessage(error: object): void {
  const unreadable = {
    get length(): never {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the library throws plain objects, too
      throw error;
    },
  };
  try {
    load()(unreadable);
  } catch {
    // The error now has its message.
  }
}

/** The functions that Step Functions adds to JSONata. `$random` replaces JSONata's own. */
export const addedNames: readonly string[] = ['partition', 'range', 'hash', 'random', 'uuid', 'parse'];

const names: ReadonlySet<string> = new Set([...libraryNames, ...addedNames]);

/** Whether `$name` is a function that every expression has; `$eval` is not. */
export function isBuiltIn(name: string): boolean {
  return names.has(name);
}

/** The values that the library's error messages include. */
interface FailureDetails {
  readonly position?: number | undefined;
  readonly token?: unknown;
  readonly value?: unknown;
  readonly value2?: unknown;
  readonly exp?: unknown;
  /** Which argument, from 1. */
  readonly index?: number;
  readonly type?: unknown;
  readonly message?: string;
}

/** An error with one of the library's codes. Its message comes from the library, which also fills in the token. */
export class JsonataFailure extends Error {
  position?: number | undefined;
  token?: unknown;

  constructor(
    readonly code: string,
    details: FailureDetails = {},
  ) {
    super(details.message);
    this.name = 'JsonataFailure';
    Object.assign(this, details);
  }
}
