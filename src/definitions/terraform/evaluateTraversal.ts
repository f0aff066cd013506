import { relative } from 'node:path';
import { plainTextOf, textNode, scalarNode, type SourceNode } from '../source/SourceNode';
import type { Position } from '../../util/Position';
import { elementOf, keyText, unknownElement } from './elementOf';
import type { Expression, SplatStep } from './hcl/Expression';
import { anyInstance, type Instance, instanceNamed, type Instances, referredInstances } from './instances';
import { moduleOutput } from './moduleOutput';
import { remembered, toSlashes, type ModuleScope } from './ModuleScope';
import { resourceAttribute } from './resourceAttribute';
import { findHole, holeOf, unknownNode } from './unknown';
import { suggested, suggestion } from '../suggestion';
import { DefinitionLoadError } from '../DefinitionLoadError';

type Traversal = Extract<Expression, { kind: 'name' | 'member' | 'index' | 'splat' }>;

/** A step from a value to a part of it; `splat` applies the following steps to every item. */
type Step = SplatStep | { readonly splat: readonly SplatStep[] };

/** `var.stage`, `local.names[0]`, `aws_lambda_function.hello.arn`, or a step into any other value. */
export function evaluateTraversal(expression: Traversal, scope: ModuleScope): SourceNode {
  const { base, steps } = flatten(expression);
  const { at } = expression;
  if (base.kind !== 'name') return follow(scope.evaluate(base, scope), steps, { scope, at, written: 'value' });
  const named = scope.names.get(base.name);
  if (named) return follow(named, steps, { scope, at, written: base.name });
  if (scope.onlyNames === true) throw noSuchVariable(base.name, scope, at);
  const [first, ...rest] = steps;
  const name = first && 'name' in first ? first.name : undefined;
  if (name === undefined) return unknownNode(base.name, base.name, 'there is no such name in the module', at);
  const written = `${base.name}.${name}`;
  const place = { scope, at, written };
  if (base.name === 'var') return follow(variableValue(name, scope, at), rest, place);
  if (base.name === 'local') return follow(localValue(name, scope, at), rest, place);
  if (base.name === 'path')
    return textNode(name === 'module' ? toSlashes(relative(scope.rootFolder, scope.module.folder)) || '.' : '.', at);
  if (base.name === 'terraform' && name === 'workspace') return textNode('default', at);
  if (['each', 'count', 'self'].includes(base.name))
    return follow(unknownNode(written, name, 'it differs from instance to instance', at), rest, place);
  if (base.name === 'module') {
    return ofInstances(rest, place, {
      instances: () => referredInstances(written, scope.module.calls.get(name), scope),
      attribute: (part, instance) => moduleOutput({ name, instance }, part, scope, at),
    });
  }
  const isData = base.name === 'data';
  const [second, ...others] = rest;
  const address = isData ? `${written}.${second && 'name' in second ? second.name : ''}` : written;
  return ofInstances(
    isData ? others : rest,
    { scope, at, written: address },
    {
      instances: () => referredInstances(address, scope.module.resources.get(address), scope),
      attribute: (part, instance) => resourceAttribute({ address, instance }, part, scope, at),
    },
  );
}

/** Terraform does not plan such a template file: "vars map does not contain key". */
function noSuchVariable(name: string, { names }: ModuleScope, at: Position): DefinitionLoadError {
  const near = suggestion(name, names.keys());
  return new DefinitionLoadError(
    at,
    `The template file names ${name}, which templatefile(…) does not provide.`,
    near === undefined
      ? `Write ${name} = … in templatefile(…), or $\${…} for a token that stays.`
      : `Did you mean ${near}?`,
  );
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

/** A position inside a value. */
interface Place {
  readonly scope: ModuleScope;
  readonly at: Position;
  /** The steps so far, as written. */
  readonly written: string;
}

/** A resource or a module, which `count` or `for_each` may multiply. */
interface Multiplied {
  readonly instances: () => Instances;
  /** An attribute or output; everything if `name` is empty. */
  readonly attribute: (name: string, instance: Instance) => SourceNode;
}

/** An attribute of a resource or module, of one of its instances (`[0]`, `["eu"]`) or of all of them (`[*]`). */
function ofInstances(steps: readonly Step[], place: Place, multiplied: Multiplied): SourceNode {
  const { scope, at } = place;
  const { by, all } = multiplied.instances();
  const known = all.filter(({ key }) => key !== undefined);
  const only = all.length === 1 ? all[0]! : anyInstance;
  const [first, ...rest] = steps;
  if (!first) {
    if (by === undefined || known.length !== all.length) return multiplied.attribute('', only);
    const values = all.map((instance) => multiplied.attribute('', instance));
    if (by === 'count') return { kind: 'list', items: values, at };
    return { kind: 'map', entries: values.map((value, i) => ({ key: all[i]!.key!, keyAt: at, value })), at };
  }
  if ('splat' in first) {
    const each = all.length === 0 ? [anyInstance] : all;
    const items = each.map((instance) => ofInstance(first.splat, instance, place, multiplied));
    return follow({ kind: 'list', items, at }, rest, place);
  }
  if (!('key' in first)) return ofInstance(steps, only, place, multiplied);
  const key = scope.evaluate(first.key, scope);
  const text = plainTextOf(key);
  if (by === undefined || text === undefined || findHole(key)) return ofInstance(rest, only, place, multiplied);
  const named = known.find((instance) => instance.key === text);
  const isFirst = by === 'count' && known.length === 0 && text === '0';
  return ofInstance(rest, named ?? (isFirst ? only : instanceNamed(by, text, at)), place, multiplied);
}

function ofInstance(steps: readonly Step[], instance: Instance, place: Place, multiplied: Multiplied): SourceNode {
  const [first, ...rest] = steps;
  if (!first) return multiplied.attribute('', instance);
  if ('name' in first) return follow(multiplied.attribute(first.name, instance), rest, inside(place, `.${first.name}`));
  return ofInstance('splat' in first ? [...first.splat, ...rest] : rest, instance, place, multiplied);
}

function inside(place: Place, step: string): Place {
  return { ...place, written: place.written + step };
}

function follow(value: SourceNode, steps: readonly Step[], place: Place): SourceNode {
  const { scope, at, written } = place;
  const [first, ...rest] = steps;
  if (!first) return value;
  scope.step(at);
  if ('name' in first) return follow(elementOf(value, first.name, at), rest, inside(place, `.${first.name}`));
  if ('key' in first) {
    const node = scope.evaluate(first.key, scope);
    if (!holeOf(value) && findHole(node)) return follow(unknownElement(value, node, written, at), rest, place);
    const key = keyText(node);
    return follow(elementOf(value, key, at), rest, inside(place, `[${key}]`));
  }
  if (holeOf(value)) return follow(value, rest, place);
  const isNull = value.kind === 'scalar' && value.value === null;
  const all = value.kind === 'list' ? value.items : isNull ? [] : [value];
  const items = all.map((item) => follow(item, first.splat, place));
  return follow({ kind: 'list', items, at }, rest, place);
}

/** `local.name` */
function localValue(name: string, scope: ModuleScope, at: Position): SourceNode {
  const { locals } = scope.module;
  const local = locals.get(name);
  if (local) return remembered(`local.${name}`, scope, at, (inside) => inside.evaluate(local.expression, inside));
  const reason = `the module has no local ${name}${suggested(name, locals.keys())}`;
  return unknownNode(`local.${name}`, name, reason, at);
}

/** `var.name`: the value from the calling module, from the caller (and `*.tfvars`), or the default. */
function variableValue(name: string, scope: ModuleScope, at: Position): SourceNode {
  const handed = scope.handedDown(name, scope, at);
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
