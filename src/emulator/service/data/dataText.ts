import { invariant } from '../../../errors/invariant';
import { readRecordBody } from './ExecutionRecord';

/** The input, output, error and cause of an execution, from its first and its last record. No value is parsed. */
export function dataText(first: Buffer, last: Buffer | undefined): string {
  const begun = readRecordBody(first);
  const { start } = begun.body;
  invariant(start, 'the first record of an execution has its start');
  const { body, texts } = last === undefined ? begun : readRecordBody(last);
  const { output, error = '', cause = '' } = body.end ?? {};
  return `${begun.texts[start.inputText]!} ${output === undefined ? '' : texts[output]!} ${error} ${cause}`;
}
