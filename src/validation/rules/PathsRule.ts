import type { WrittenExpression } from './expressions';
import type { Rule } from './RuleContext';
import { sentenceOf } from './templates';
import { lazy } from '../../util/lazy';

/**
 * Paths
 *
 * A path field contains a JSONPath. If it must lead to a single node (`ResultPath`, `Variable`, `ItemsPath`,
 * `SecondsPath` …), it is a reference path, and a `ResultPath` leads into the state's input: not to the context object,
 * not to a variable. See "Paths" of the Amazon States Language specification.
 */
export const PathsRule: Rule = ({ expressions, report }) => {
  for (const written of expressions) {
    if (written.form !== 'path') continue;
    const fault = faultOf(written);
    if (fault !== undefined) report({ ...fault, at: written.path });
  }
};

const loadIntrinsics = lazy(
  () =>
    require('../../language/expressions/intrinsics/intrinsics') as typeof import('../../language/expressions/intrinsics/intrinsics'),
);

/** Intrinsic functions that return a string: the only ones that ErrorPath and CausePath may call. */
function returningStrings(): readonly string[] {
  return [...loadIntrinsics().intrinsics.values()]
    .filter(({ returns }) => returns === 'string')
    .map(({ name }) => name);
}

function faultOf({ text, field, fieldName, reading, part }: WrittenExpression): Fault | undefined {
  const reason = reading.fault?.reason;
  if (field.kind === 'stringPath') {
    const message = `The value for the field '${fieldName}' must be a valid JSONPath or a valid intrinsic function call`;
    if (reason !== undefined) return { message, hint: sentenceOf(reason) };
    if (reading.intrinsic === undefined || returningStrings().includes(reading.intrinsic)) return undefined;
    return { message, hint: `${reading.intrinsic} does not return a string; call ${returningStrings().join(', ')}.` };
  }
  const inChoice = !('Type' in part.shape.fields) && 'Variable' in part.shape.fields;
  if (inChoice && !text.startsWith('$')) return notReference("Reference path didn't start with '$'");
  if (reason !== undefined) return { message: 'Value must be a valid JSONPath.', hint: sentenceOf(reason) };
  if (field.kind === 'nullablePath') return undefined;
  if (reading.referencePath !== true) return notReference('it has to lead to a single node');
  if (field.kind === 'resultPath' && reading.root !== 'input') {
    return notReference(`ResultPath has to lead into the state's input, which is '$'`);
  }
  return undefined;
}

interface Fault {
  readonly message: string;
  readonly hint?: string;
}

function notReference(why: string): Fault {
  return { message: `Value is not a Reference Path: ${why}` };
}
