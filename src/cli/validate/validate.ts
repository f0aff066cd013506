import type { WorkflowType } from '../../language/asl/types';
import { formatDiagnostics, type DiagnosticFormat } from '../../validation/lint/formatDiagnostics';
import { exitCodes } from '../Cli';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { checkFile } from './checkFile';

export interface ValidateOptions extends LoadFlags {
  readonly format: DiagnosticFormat;
  readonly advice: boolean;
  readonly strict?: boolean;
  readonly type?: WorkflowType;
}

/** Prints what is said of the files, and answers the exit code. */
export function validate(
  files: readonly string[],
  options: ValidateOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): number {
  const { format, advice, strict = false, type } = options;
  const checked = files.flatMap((file) => checkFile(file, { ...toLoadOptions(options), strict, advice, type }));
  stdout.write(formatDiagnostics(checked, { format, colour: stdout.colour }));
  const hasErrors = checked.some(({ remarks }) => remarks.some(({ severity }) => severity === 'ERROR'));
  return hasErrors ? exitCodes.failure : exitCodes.success;
}
