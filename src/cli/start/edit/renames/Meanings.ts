import type * as TypeScript from 'typescript';
import type { RenamedMachine } from './StateNames';
import { Scopes } from './Scopes';

/** What an expression of a test is, if the file shows it: a harness, this machine, or what came of it. */
export type Meaning = 'harness' | 'machine' | 'run' | 'started' | 'view';

/** Methods of the harness's objects, and what they return. */
const results: Readonly<Record<Exclude<Meaning, 'harness'>, Readonly<Record<string, Meaning>>>> = {
  machine: {
    typed: 'machine',
    run: 'run',
    runSync: 'run',
    resume: 'run',
    start: 'started',
    testState: 'view',
  },
  run: { state: 'view', redrive: 'run' },
  started: { now: 'run', ended: 'run', until: 'run', stop: 'run', advance: 'run' },
  view: { visit: 'view', inItem: 'view' },
};

/** Reads a test for what its expressions are. Only what is certain has a meaning. */
export class Meanings {
  private readonly scopes: Scopes;
  private readonly known = new Map<TypeScript.Node, Meaning | undefined>();

  constructor(
    private readonly ts: typeof TypeScript,
    file: TypeScript.SourceFile,
    private readonly machine: RenamedMachine,
    /** The files and folders that a path in a test can mean: all of them must be this machine's. */
    private readonly pathsOf: (path: string) => readonly string[],
  ) {
    this.scopes = new Scopes(ts, file);
  }

  of(node: TypeScript.Expression): Meaning | undefined {
    if (!this.known.has(node)) {
      this.known.set(node, undefined);
      this.known.set(node, this.read(node));
    }
    return this.known.get(node);
  }

  /** Whether it is `expect`, as a test runner provides it. */
  isExpect(node: TypeScript.Expression): boolean {
    if (!this.ts.isIdentifier(node) || node.text !== 'expect') return false;
    const binding = this.scopes.bindingOf(node, node);
    return binding === undefined || (binding.module ?? '').endsWith('#expect');
  }

  private read(node: TypeScript.Expression): Meaning | undefined {
    const { ts } = this;
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAwaitExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    )
      return this.of(node.expression);
    if (ts.isIdentifier(node)) return this.readName(node);
    if (ts.isNewExpression(node)) return this.isExport(node.expression, 'Stepmill') ? 'harness' : undefined;
    if (!ts.isCallExpression(node)) return undefined;
    const { expression: callee } = node;
    if (this.isExport(callee, 'stepmill')) return 'harness';
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const of = this.of(callee.expression);
    if (of === undefined) return undefined;
    if (of !== 'harness')
      return Object.hasOwn(results[of], callee.name.text) ? results[of][callee.name.text] : undefined;
    return callee.name.text === 'stateMachine' && this.isMachine(node.arguments) ? 'machine' : undefined;
  }

  /** All values that a name gets have one meaning. */
  private readName(node: TypeScript.Identifier): Meaning | undefined {
    const values = this.scopes.bindingOf(node, node)?.values ?? [];
    const meanings = new Set(values.map((value) => value && this.of(value)));
    return meanings.size === 1 ? [...meanings][0] : undefined;
  }

  private isMachine([source, name]: readonly TypeScript.Expression[]): boolean {
    const { ts, machine } = this;
    if (source === undefined || !ts.isStringLiteralLike(source)) return false;
    const paths = this.pathsOf(source.text);
    if (paths.length === 0 || !paths.every((path) => machine.isDeclaredIn(path))) return false;
    if (name === undefined || ts.isObjectLiteralExpression(name)) return machine.isAlone;
    return ts.isStringLiteralLike(name) && machine.names.includes(name.text);
  }

  private isExport(node: TypeScript.Expression, name: string): boolean {
    if (!this.ts.isIdentifier(node)) return false;
    const [module = '', exported] = this.scopes.bindingOf(node, node)?.module?.split('#') ?? [];
    return exported === name && /^stepmill($|\/)/.test(module);
  }
}
