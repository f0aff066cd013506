import { isObject, member, type Json } from '../../../util/json';
import type { WalkedState } from '../../../language/asl/walk';
import type { Adviser } from '../Advice';

/** Results of this many items always fit. */
const fewItems = 100;

/**
 * A Distributed Map that reads its items from S3 and passes all of their results on.
 *
 * AWS: "Using Amazon S3 ARNs instead of passing large payloads",
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#avoid-exec-failures
 */
export const LargeResultAdvice: Adviser = ({ states, advise }) => {
  for (const state of states) {
    const { object, path } = state;
    if (state.type !== 'Map' || state.blocks[0]?.distributed !== true) continue;
    const reader = member(object, 'ItemReader');
    if (!isObject(reader) || member(object, 'ResultWriter') !== undefined || isBounded(reader)) continue;
    if (!keepsResult(state)) continue;
    advise(
      'RESULTS_BELONG_IN_S3',
      path,
      'The results of all items that this Map reads from S3 become its output, which is limited to 256 KiB.',
      'Write them with a ResultWriter, or leave them out (ResultPath: null): https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#avoid-exec-failures',
    );
  }
};

function isBounded(reader: { readonly [name: string]: Json }): boolean {
  const config = member(reader, 'ReaderConfig');
  const most = isObject(config) ? member(config, 'MaxItems') : undefined;
  return typeof most === 'number' && most > 0 && most <= fewItems;
}

/** Whether the results are passed on: no ResultPath, ResultSelector, OutputPath or Output replaces them. */
function keepsResult({ object, language }: WalkedState): boolean {
  if (language === 'JSONata') {
    const output = member(object, 'Output');
    return output === undefined || JSON.stringify(output).includes('$states.result');
  }
  const isLeftOut = member(object, 'ResultPath') === null || member(object, 'OutputPath') === null;
  return !isLeftOut && member(object, 'ResultSelector') === undefined;
}
