import type { WorkflowType } from '../../language/asl/types';
import { formatDiagnostics, type DiagnosticFormat } from '../../validation/lint/formatDiagnostics';
import { exitCodes } from '../../terminal/Cli';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import type { Terminal } from '../../terminal/Terminal';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { DefinitionLoadError, NotAtHandError } from '../../definitions/DefinitionLoadError';
import { doubtsAbout } from '../../definitions/doubts';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import type { LoadedDefinition, LoadedDefinitions, LoadOptions } from '../../definitions/LoadedDefinition';
import type { CheckedFile } from '../../validation/lint/formats/Remark';
import { present } from '../../util/present';
import { reviewPermissions } from './permissionRemarks';
import { formatCount } from '../../util/formatCount';
import { FileRemarks, reviewMachine } from './FileRemarks';

export interface ValidateOptions extends LoadFlags {
  readonly format: DiagnosticFormat;
  readonly advice: boolean;
  readonly strict?: boolean;
  readonly type?: WorkflowType;
}

/** Prints the remarks about files, and returns the exit code. */
export function validate(
  files: readonly string[],
  options: ValidateOptions,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): number {
  const { format, advice, strict = false, type } = options;
  const unmodelled = new Set<string>();
  const roleless: string[] = [];
  const loadOptions = toLoadOptions(options);
  const given = new GivenValues(loadOptions);
  const checkOptions = { ...loadOptions, given, strict, advice, type, unmodelled, roleless };
  const checked = files.flatMap((file) => checkFile(file, checkOptions));
  stdout.write(formatDiagnostics(checked, { format, colour: stdout.colour }));
  // The other formats are read by programs.
  if (unmodelled.size > 0) (format === 'text' ? stdout : stderr).write(sayUnmodelled(unmodelled));
  if (roleless.length > 0 && advice) (format === 'text' ? stdout : stderr).write(sayRoleless(roleless));
  given.check(files[0]!);
  const hasErrors = checked.some(({ remarks }) => remarks.some(({ severity }) => severity === 'ERROR'));
  return hasErrors ? exitCodes.failure : exitCodes.success;
}

/** One line for all files: which packages would allow these tasks' parameters to be checked. */
function sayUnmodelled(services: ReadonlySet<string>): string {
  const { sdkPackageName } = loadIntegrations();
  const packages = [...new Set([...services].map(sdkPackageName))].sort().join(' ');
  return `Parameters of ${[...services].sort().join(', ')} were not checked. To check them: npm install --save-dev ${packages}\n`;
}

/** One line for all files: whose permissions were not checked. */
function sayRoleless(machines: readonly string[]): string {
  const names = machines.length > 3 ? formatCount(machines.length, 'state machine') : machines.join(', ');
  return `Permissions of ${names} were not checked: the role is in no file. To list what it must allow: stepmill permissions FILE\n`;
}

export interface CheckOptions extends LoadOptions {
  /** The values of all files. */
  readonly given: GivenValues;
  /** Whether to report probable mistakes. */
  readonly advice: boolean;
  /** Replaces the type in the file. */
  readonly type?: WorkflowType | undefined;
  /** Collects the services whose client package is not installed; without it, each causes advice. */
  readonly unmodelled?: Set<string>;
  /** Collects the machines that need permissions and whose role no file declares. */
  readonly roleless?: string[];
}

/** The remarks about the state machines of a file or folder, by the file they are in. */
function checkFile(path: string, options: CheckOptions): CheckedFile[] {
  const remarks = new FileRemarks();
  try {
    const loaded = loadWith(options.given, path, options);
    review(remarks, loaded, path, options);
  } catch (error) {
    if (!DefinitionLoadError.is(error)) throw error;
    options.given.miss('parameters');
    options.given.miss('substitutions');
    const { file, line, column, reason, hint } = error;
    const why = { message: reason, ...present({ hint }) };
    remarks.add(file, { severity: 'ERROR', code: 'CANNOT_BE_READ', ...why, path: [], place: { line, column } });
  }
  const files = remarks.toCheckedFiles();
  return files.length === 0 ? [{ file: path, text: '', remarks: [] }] : files;
}

function review(remarks: FileRemarks, loaded: LoadedDefinitions, path: string, options: CheckOptions): void {
  const { machines, unavailable, notes } = loaded;
  for (const { message, refusedByAws, advice, file, line, column } of notes) {
    const about = { message, path: [], place: { line, column } };
    if (refusedByAws === true) remarks.add(file, { severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', ...about });
    if (advice === true && options.advice)
      remarks.add(file, { severity: 'ADVICE', code: 'READ_AS_YAML', location: '/', ...about });
  }
  for (const machine of machines) {
    const found = reviewMachine(machine, options);
    for (const remark of found) remarks.addAbout(machine, remark);
    // What a wrong definition needs is not known.
    if (!found.some(({ severity }) => severity === 'ERROR')) sayPermissions(remarks, machine, loaded, options);
  }
  if (machines.length === 0 && unavailable.length === 0) {
    const message = `${path} declares no state machine.`;
    remarks.add(path, { severity: 'ERROR', code: 'NO_STATE_MACHINE', message, path: [] });
  }
  for (const { name, error } of unavailable) {
    const { file, line, column, reason, hint } = error;
    const code = error instanceof NotAtHandError ? 'NOT_AT_HAND' : 'CANNOT_BE_READ';
    const why = { message: `'${name}' was not checked: ${reason}`, ...present({ hint }) };
    remarks.add(file, { severity: 'ERROR', code, ...why, path: [], place: { line, column } });
  }
  for (const machine of machines) sayDoubts(remarks, machine);
  if (options.advice) for (const machine of machines) sayUnknownValues(remarks, machine);
}

function sayPermissions(
  remarks: FileRemarks,
  machine: LoadedDefinition,
  loaded: LoadedDefinitions,
  options: CheckOptions,
): void {
  const { remarks: found, roleUnknown } = reviewPermissions(machine, loaded, options);
  for (const remark of found) remarks.addAbout(machine, remark);
  if (roleUnknown) options.roleless?.push(machine.name);
}

/** A doubt about a machine is an error if it is certain, and a warning if it may be intended. */
function sayDoubts(remarks: FileRemarks, machine: LoadedDefinition): void {
  for (const { code, message, hint, at, isCertain } of doubtsAbout(machine)) {
    const { file, line, column } = at;
    const severity = isCertain ? 'ERROR' : 'WARNING';
    remarks.add(file, { severity, code, message, hint, path: [], place: { line, column } });
  }
}

function sayUnknownValues(remarks: FileRemarks, { unresolved }: LoadedDefinition): void {
  for (const { value, stub, reason, kind, file, line, column } of unresolved) {
    // A token without a value is reported with the doubts about the machine.
    if (kind !== 'unknown' || value === stub) continue;
    const message = `${value} has no value: ${reason}. '${stub}' is used instead.`;
    const hint = 'Set it: --param NAME=VALUE, or --substitute NAME=VALUE for a ${Token}.';
    const place = { line, column, length: value.length };
    remarks.add(file, { severity: 'ADVICE', code: 'VALUE_NOT_KNOWN', message, hint, location: '/', path: [], place });
  }
}
