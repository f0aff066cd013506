import { relative } from 'node:path';
import { textNode, scalarNode, type SourceNode, holeNode } from '../source/SourceNode';
import type { Position } from '../source/Position';
import { elementOf, keyText } from './elementOf';
import type { Expression, SplatStep } from './hcl/Expression';
import { remembered, toSlashes, type ModuleScope } from './ModuleScope';
import { resourceAttribute } from './resourceAttribute';
import { holeOf, unknownNode } from './unknown';
import { suggested } from '../suggestion';
import { endsLikeArn, guessKind } from '../stubs/guessStub';
import { kindNamed } from '../stubs/resourceKinds';

type Traversal = Extract<Expression, { kind: 'name' | 'member' | 'index' | 'splat' }>;

/** A step from a value to a part of it; `splat` takes the steps behind it of every item. */
type Step = SplatStep | { readonly splat: readonly SplatStep[] };

/** `var.stage`, `local.names[0]`, `aws_lambda_function.hello.arn`, or a step into any other value. */
export function evaluateTraversal(expression: Traversal, scope: ModuleScope): SourceNode {
  const { base, steps } = flatten(expression);
  const { at } = expression;
  if (base.kind !== 'name') return follow(scope.evaluate(base, scope), steps, scope, at);
  const named = scope.names.get(base.name);
  if (named) return follow(named, steps, scope, at);
  const [first, ...rest] = steps;
  const name = first && 'name' in first ? first.name : undefined;
  if (name === undefined) return unknownNode(base.name, base.name, 'there is no such name in the module', at);
  if (base.name === 'var') return follow(variableValue(name, scope, at), rest, scope, at);
  if (base.name === 'local') return follow(localValue(name, scope, at), rest, scope, at);
  if (base.name === 'path')
    return textNode(name === 'module' ? toSlashes(relative(scope.rootFolder, scope.module.folder)) || '.' : '.', at);
  if (base.name === 'terraform' && name === 'workspace') return textNode('default', at);
  if (['each', 'count', 'self'].includes(base.name)) {
    return follow(
      unknownNode(`${base.name}.${name}`, name, 'it differs from instance to instance', at),
      rest,
      scope,
      at,
    );
  }
  if (base.name === 'module') return attributeOf(rest, (part) => moduleOutput(name, part, scope, at), scope, at);
  if (base.name !== 'data') {
    return attributeOf(rest, (part) => resourceAttribute(`${base.name}.${name}`, part, scope, at), scope, at);
  }
  const [second, ...others] = rest;
  const address = `data.${name}.${second && 'name' in second ? second.name : ''}`;
  return attributeOf(others, (part) => resourceAttribute(address, part, scope, at), scope, at);
}

function flatten(expression: Expression): { readonly base: Expression; readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  let base = expression;
  for (;;) {
    if (base.kind === 'member') steps.unshift({ name: base.name });
    else if (base.kind === 'index') steps.unshift({ key: base.key });
    else if (base.kind === 'splat') steps.unshift({ splat: base.path });
    else return { base, steps };
    base = base.target;
  }
}

/**
 * The attribute of a resource or module. Which of its instances is meant (`[0]`, `["eu"]`) makes no difference here;
 * of all of them (`[*]`) there is one.
 */
function attributeOf(
  steps: readonly Step[],
  attribute: (name: string) => SourceNode,
  scope: ModuleScope,
  at: Position,
): SourceNode {
  const [first, ...rest] = steps;
  if (!first) return attribute('');
  if ('splat' in first) {
    const [inner, ...further] = first.splat;
    const item = attributeOf([...(inner ? [inner] : []), ...further], attribute, scope, at);
    return follow({ kind: 'list', items: [item], at }, rest, scope, at);
  }
  if ('key' in first) return attributeOf(rest, attribute, scope, at);
  return follow(attribute(first.name), rest, scope, at);
}

function follow(value: SourceNode, steps: readonly Step[], scope: ModuleScope, at: Position): SourceNode {
  const [first, ...rest] = steps;
  if (!first) return value;
  scope.step(at);
  if ('name' in first) return follow(elementOf(value, first.name, at), rest, scope, at);
  if ('key' in first) {
    const key = keyText(scope.evaluate(first.key, scope));
    return follow(elementOf(value, key, at), rest, scope, at);
  }
  if (holeOf(value)) return follow(value, rest, scope, at);
  const isNull = value.kind === 'scalar' && value.value === null;
  const all = value.kind === 'list' ? value.items : isNull ? [] : [value];
  const items = all.map((item) => follow(item, first.splat, scope, at));
  return follow({ kind: 'list', items, at }, rest, scope, at);
}

/** `local.name` */
function localValue(name: string, scope: ModuleScope, at: Position): SourceNode {
  const { locals } = scope.module;
  const local = locals.get(name);
  if (local) return remembered(`local.${name}`, scope, at, (inside) => inside.evaluate(local.expression, inside));
  const reason = `the module has no local ${name}${suggested(name, locals.keys())}`;
  return unknownNode(`local.${name}`, name, reason, at);
}

/** `var.name`: what the calling module hands down, what the caller gives (and `*.tfvars`), or the default. */
function variableValue(name: string, scope: ModuleScope, at: Position): SourceNode {
  const handed = scope.handedDown.get(name);
  if (handed) return handed;
  const declaration = scope.module.variables.get(name);
  const given = scope.address === '' ? givenValue(name, scope, declaration?.at ?? at) : undefined;
  if (given) return given;
  if (!declaration)
    return unknownNode(`var.${name}`, name, `no file of ${scope.module.folder} declares the variable`, at);
  const fallback = declaration.body.attributes.get('default');
  if (!fallback) return unknownNode(`var.${name}`, name, `the variable ${name} has no default`, at);
  return remembered(`var.${name}`, scope, at, (inside) => inside.evaluate(fallback.expression, inside));
}

function givenValue(name: string, { context }: ModuleScope, at: Position): SourceNode | undefined {
  const parameters = context.options.parameters ?? {};
  if (!Object.hasOwn(parameters, name)) return undefined;
  const value = parameters[name]!;
  if (typeof value === 'string') return textNode(value, at);
  if (typeof value !== 'object') return scalarNode(value, at);
  return { kind: 'list', items: value.map((item) => textNode(item, at)), at };
}

/** `module.name.output`, from the module's own files where they are available. */
function moduleOutput(name: string, output: string, scope: ModuleScope, at: Position): SourceNode {
  const value = `module.${name}.${output}`;
  const called = scope.called(name, scope);
  const declared = called?.module.outputs.get(output)?.body.attributes.get('value');
  if (called && declared) {
    const { resolving } = scope;
    return remembered(`output.${output}`, { ...called, resolving }, at, (inside) =>
      inside.evaluate(declared.expression, inside),
    );
  }
  if (!scope.module.calls.has(name)) return unknownNode(value, name, `the module calls no module ${name}`, at);
  const reason = called
    ? `the module ${name} has no output ${output}`
    : `the files of the module ${name} are not available`;
  const kind = endsLikeArn(output) ? (guessKind(output) ?? guessKind(name)) : undefined;
  const stub = kind === undefined ? undefined : kindNamed(kind).arn(name, scope.context.deployment);
  return holeNode({
    value,
    id: name,
    kind: 'generated',
    reason,
    at,
    untyped: true,
    stub,
  });
}
