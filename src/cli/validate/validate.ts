import type { WorkflowType } from '../../language/asl/types';
import { formatDiagnostics, type DiagnosticFormat } from '../../validation/lint/formatDiagnostics';
import { exitCodes } from '../Cli';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { GivenValues } from '../../definitions/GivenValues';
import { checkFile } from './checkFile';

export interface ValidateOptions extends LoadFlags {
  readonly format: DiagnosticFormat;
  readonly advice: boolean;
  readonly strict?: boolean;
  readonly type?: WorkflowType;
}

/** Prints the remarks about files, and answers the exit code. */
export function validate(
  files: readonly string[],
  options: ValidateOptions,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): number {
  const { format, advice, strict = false, type } = options;
  const unmodelled = new Set<string>();
  const loadOptions = toLoadOptions(options);
  const given = new GivenValues(loadOptions);
  const checkOptions = { ...loadOptions, given, strict, advice, type, unmodelled };
  const checked = files.flatMap((file) => checkFile(file, checkOptions));
  stdout.write(formatDiagnostics(checked, { format, colour: stdout.colour }));
  // Other programs read the other formats.
  if (unmodelled.size > 0) (format === 'text' ? stdout : stderr).write(sayUnmodelled(unmodelled));
  given.check(files[0]!);
  const hasErrors = checked.some(({ remarks }) => remarks.some(({ severity }) => severity === 'ERROR'));
  return hasErrors ? exitCodes.failure : exitCodes.success;
}

/** One line for all files: what would make the parameters of these tasks checked. */
function sayUnmodelled(services: ReadonlySet<string>): string {
  const { sdkPackageName } = loadIntegrations();
  const packages = [...new Set([...services].map(sdkPackageName))].sort().join(' ');
  return `Parameters of ${[...services].sort().join(', ')} were not checked. To check them: npm install --save-dev ${packages}\n`;
}
