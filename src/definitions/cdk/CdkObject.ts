import { HarnessError } from '../../errors/HarnessError';

/** An `App` or a `Stage` of aws-cdk-lib. */
export interface CdkStage {
  readonly node: { readonly path: string; readonly scopes: readonly object[] };
  /** Synthesises once; later calls return the same assembly. */
  synth(): { readonly directory: string };
  /** The folder of its assets. */
  readonly assetOutdir?: string;
}

/** A `Stack` or `NestedStack` of aws-cdk-lib. */
export interface CdkStack {
  readonly node: { readonly path: string; readonly scopes: readonly object[] };
  readonly templateFile: string;
}

/** A `Template` of aws-cdk-lib/assertions. */
export interface CdkTemplate {
  /** The template itself. */
  toJSON(): object;
  /** Tells it from other objects. */
  resourceCountIs(type: string, count: number): void;
}

/** What `sfn.stateMachine()` takes of aws-cdk-lib, of any version, from the user's own installation. */
export type CdkObject = CdkStage | CdkStack | CdkTemplate;

// An object may come from another copy of the library or another realm, so its members say what it is, not its class.

export function isCdkObject(given: unknown): given is CdkObject {
  if (typeof given !== 'object' || given === null || 'States' in given) return false;
  return isCdkStage(given) || isCdkStack(given) || isCdkTemplate(given);
}

export function isCdkStage(given: object): given is CdkStage {
  return isConstruct(given) && has(given, 'synth', 'function');
}

export function isCdkStack(given: object): given is CdkStack {
  return isConstruct(given) && has(given, 'templateFile', 'string') && has(given, 'artifactId', 'string');
}

export function isCdkTemplate(given: object): given is CdkTemplate {
  return has(given, 'toJSON', 'function') && has(given, 'resourceCountIs', 'function');
}

/** The `App` or `Stage` that a stack is synthesised with. Throws HarnessError without one. */
export function appOf(stack: CdkStack): CdkStage {
  const stage = [...stack.node.scopes].reverse().find(isCdkStage);
  if (stage !== undefined) return stage;
  throw new HarnessError(`The stack '${stack.node.path}' belongs to no App. Write new MyStack(new App(), 'MyStack').`);
}

/** What is wrong with an object that is neither a definition nor one of aws-cdk-lib, and what to write instead. */
export function describeStranger(given: unknown): string | undefined {
  if (typeof given === 'function')
    return `It got the class or function ${given.name || 'without a name'}. Create one: new ${given.name || 'MyStack'}(…).`;
  if (typeof given !== 'object' || given === null) return `It got ${given === null ? 'null' : typeof given}.`;
  if (has(given, 'then', 'function')) return 'It got a promise: await it.';
  if (has(given, 'directory', 'string') && has(given, 'stacks', 'object'))
    return "It got a CloudAssembly: name its folder, sfn.stateMachine(assembly.directory, 'Order').";
  if (isConstruct(given)) {
    const { path } = given.node;
    return `It got the construct '${path}': give its stack, and name it: sfn.stateMachine(stack, '${path}').`;
  }
  if (has(given, 'Resources', 'object'))
    return "It got a template: write sfn.stateMachine(Template.fromJSON(template), 'Order').";
  return undefined;
}

function isConstruct(given: object): given is Pick<CdkStack, 'node'> {
  const node = memberOf(given, 'node');
  return typeof node === 'object' && node !== null && has(node, 'path', 'string') && has(node, 'scopes', 'object');
}

function has(given: object, name: string, type: 'function' | 'object' | 'string'): boolean {
  return typeof memberOf(given, name) === type;
}

/** A getter of a construct may throw before it is complete. */
function memberOf(given: object, name: string): unknown {
  try {
    return (given as Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}
