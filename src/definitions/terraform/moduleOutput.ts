import type { Position } from '../source/Position';
import { holeNode, type SourceNode } from '../source/SourceNode';
import { endsLikeArn, guessKind } from '../stubs/guessStub';
import { kindNamed } from '../stubs/resourceKinds';
import { type ModuleScope, remembered } from './ModuleScope';
import { unknownNode } from './unknown';

/** `module.name.output`, from the module's own files where they are at hand. */
export function moduleOutput(name: string, output: string, scope: ModuleScope, at: Position): SourceNode {
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
    : `the files of the module ${name} are not at hand`;
  const kind = endsLikeArn(output) ? (guessKind(output) ?? guessKind(name)) : undefined;
  const stub = kind === undefined ? undefined : kindNamed(kind).arn(name, scope.context.deployment);
  return holeNode({
    value,
    id: name,
    kind: 'generated',
    reason,
    at,
    untyped: true,
    ...(stub !== undefined && { stub }),
  });
}
