import { textArgument, type Intrinsic } from '../arguments';
import { guardCycle } from '../TemplateScope';
import { holeNode } from '../../source/SourceNode';

const call = { name: 'Fn::ImportValue', form: 'Fn::ImportValue: ExportName' };

/** What another stack exports: a stack of the same application, else only AWS knows it. */
export const importValue: Intrinsic = (argument, scope, at) => {
  const name = textArgument(argument, scope, call).toString();
  const exported = scope.exported(name);
  if (exported) {
    const { resolving } = guardCycle(scope, `Fn::ImportValue ${name}`, at);
    return scope.resolve(exported.node, { ...exported.scope, resolving });
  }
  const id = name.replace(/[^A-Za-z0-9_-]+/g, '-');
  return holeNode({ value: `Fn::ImportValue ${name}`, id, kind: 'unknown', reason: 'another stack exports it', at });
};
