import { textArgument } from '../arguments';
import type { Intrinsic } from '../Intrinsic';
import { holeNode } from '../../source/nodes';

const call = { name: 'Fn::ImportValue', form: 'Fn::ImportValue: ExportName' };

/** What another stack exports: only AWS knows it. */
export const importValue: Intrinsic = (argument, scope, at) => {
  const name = textArgument(argument, scope, call).toString();
  const id = name.replace(/[^A-Za-z0-9_-]+/g, '-');
  return holeNode({ value: `Fn::ImportValue ${name}`, id, kind: 'unknown', reason: 'another stack exports it', at });
};
