import { holeNode, type SourceNode } from '../source/SourceNode';
import type { Position } from '../../util/Position';
import { endsLikeArn, guessKind, withoutKind } from '../stubs/guessStub';
import { kindNamed } from '../stubs/resourceKinds';
import type { Instance } from './instances';
import { type ModuleScope, remembered } from './ModuleScope';
import { instancePart } from './placeholder';
import { unknownNode } from './unknown';

/** A called module, and the part of it that an expression names. */
export interface ModuleReference {
  readonly name: string;
  readonly instance: Instance;
}

/** `module.name.output`, from the module's own files if they are available; without an output, all of them. */
export function moduleOutput(reference: ModuleReference, output: string, scope: ModuleScope, at: Position): SourceNode {
  const { name, instance } = reference;
  const value = `${scope.address}module.${name}${instance.suffix}`;
  if (!scope.module.calls.has(name))
    return unknownNode(`${value}.${output}`, name, `the module calls no module ${name}`, at);
  const called = scope.called(name, instance, scope);
  if (!called) return remoteOutput(reference, output === '' ? [] : [output], scope, at);
  if (output === '') {
    const part = (inner: string, partAt: Position): SourceNode => moduleOutput(reference, inner, scope, partAt);
    return holeNode({
      value,
      id: name,
      kind: 'generated',
      reason: 'a module is not a string',
      at,
      untyped: true,
      part,
    });
  }
  const declared = called.module.outputs.get(output)?.body.attributes.get('value');
  if (!declared) return unknownNode(`${value}.${output}`, name, `the module ${name} has no output ${output}`, at);
  const { resolving } = scope;
  return remembered(`output.${output}`, { ...called, resolving }, at, (inside) =>
    inside.evaluate(declared.expression, inside),
  );
}

/** A value of a module without available files: `path` names an output, and a part of it (`lambda`, `arn`). */
function remoteOutput(
  { name, instance }: ModuleReference,
  path: readonly string[],
  scope: ModuleScope,
  at: Position,
): SourceNode {
  const value = [`${scope.address}module.${name}${instance.suffix}`, ...path].join('.');
  const last = path.at(-1) ?? '';
  const spoken = [...path].reverse().concat(name).map(guessKind);
  const kind = endsLikeArn(last) ? spoken.find((found) => found !== undefined) : undefined;
  const id = remoteName({ name, instance }, path, scope);
  return holeNode({
    value,
    id,
    kind: 'generated',
    reason: `the files of the module ${name} are not available`,
    at,
    untyped: true,
    stub: kind === undefined ? undefined : kindNamed(kind).arn(id, scope.context.deployment),
    part: (inner, partAt) => remoteOutput({ name, instance }, [...path, inner], scope, partAt),
  });
}

/**
 * The placeholder for the resource that outputs of a module describe: the module's name, plus the output's name without
 * its kind (`charge` of `charge_function_arn`).
 */
export function remoteName({ name, instance }: ModuleReference, path: readonly string[], scope: ModuleScope): string {
  const own = hasLabel(name, scope) ? `module-${name}` : name;
  const said = path.map(withoutKind).filter((part) => part !== '');
  return scope.placeholderPrefix + [own, ...instancePart(instance), ...said].join('-');
}

/** Whether a resource of the module has this label, so that the two might be confused. */
function hasLabel(name: string, { module }: ModuleScope): boolean {
  return [...module.resources.keys()].some((address) => address.endsWith(`.${name}`));
}
