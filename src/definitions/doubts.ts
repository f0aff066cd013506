import { relative } from 'node:path';
import type { DiagnosticCode } from '../errors/diagnosticCodes';
import { staleAssembly } from './cdk/staleAssembly';
import { whyNotHere } from './functions/whyNotHere';
import type { LoadedDefinition, LoadedFunction, Unresolved } from './LoadedDefinition';
import { formatPosition, type Position } from '../util/Position';

/** A sign that files are inconsistent, so that a machine may not be the one that its author means. */
export interface Doubt {
  readonly code: DiagnosticCode & ('STALE_ASSEMBLY' | 'TOKEN_NOT_REPLACED' | 'FUNCTION_NOT_THERE');
  /** Its subject: `Function 'charge'`, `${TableName}`, the folder of an assembly. */
  readonly subject: string;
  /** What is wrong, one sentence that begins with the subject. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly hint: string;
  readonly at: Position;
  /** Whether it can only be a mistake. */
  readonly isCertain: boolean;
}

/**
 * The doubts about a machine: its assembly is older than its sources, tokens of its definition have no value, the code
 * of its functions is not where the template says. It reads files, so call it when a test fails, or when files are
 * checked.
 */
export function doubtsAbout(machine: LoadedDefinition): readonly Doubt[] {
  return [
    ...doubtsAboutAssembly(machine.format === 'cdk' ? machine.source.file : undefined),
    ...machine.unresolved.filter(({ value, stub }) => value === stub && value.startsWith('${')).map(ofToken),
    ...machine.functions.filter((declared) => isMissed(declared, machine)).map(ofFunction),
  ];
}

/** A doubt as one line, with its place. */
export function doubtLine({ code, message, hint, at }: Doubt): string {
  return `${code === 'STALE_ASSEMBLY' ? '' : `${formatPosition(at)}: `}${message} ${hint}`;
}

/** The same for a file of a cloud assembly that lacks a requested machine. */
export function doubtsAboutAssembly(template: string | undefined): readonly Doubt[] {
  const stale = template === undefined ? undefined : staleAssembly(template);
  if (template === undefined || stale === undefined) return [];
  return [
    {
      code: 'STALE_ASSEMBLY',
      subject: shown(stale.folder),
      message: `${shown(stale.folder)} is older than ${shown(stale.source)}, so it may not match the sources.`,
      hint: 'Run: npx cdk synth',
      at: { file: template, line: 1, column: 1 },
      isCertain: false,
    },
  ];
}

/** A path relative to the current folder, if it is inside of it. */
function shown(file: string): string {
  const inside = relative('', file);
  return inside.startsWith('..') ? file : inside;
}

function ofToken({ value, reason, meant, file, line, column }: Unresolved): Doubt {
  return {
    code: 'TOKEN_NOT_REPLACED',
    subject: value,
    message: `${value} has no value: ${reason}.`,
    hint: meant === undefined ? 'Give it a value in the template.' : `Did you mean ${meant}?`,
    at: { file, line, column },
    isCertain: meant !== undefined,
  };
}

/** Whether a machine calls the function, but its code is not where the template says. */
function isMissed(declared: LoadedFunction, { definition }: LoadedDefinition): boolean {
  const { arn, name, missingCode, codePath, handler, handlerFile, runtime = '', image, inlineCode } = declared;
  if (!isNamed(arn, name, definition)) return false;
  if (missingCode !== undefined) return true;
  const isArchive = codePath === undefined || /\.(?:zip|jar)$/i.test(codePath);
  if (isArchive || handler === undefined || handlerFile !== undefined || image || inlineCode !== undefined)
    return false;
  return /^(?:nodejs|python|$)/i.test(runtime);
}

/** Whether a definition contains the ARN of a function, or its name where a name is expected. */
function isNamed(arn: string, name: string, definition: string): boolean {
  const [inArn, inName] = [arn, name].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${inArn!}(?![\\w-])|"FunctionName"\\s*:\\s*"${inName!}["$:]`).test(definition);
}

function ofFunction(declared: LoadedFunction): Doubt {
  const { name, source } = declared;
  const [message = '', ...hints] = whyNotHere(declared, 'test').split(/(?<=\.) /);
  return {
    code: 'FUNCTION_NOT_THERE',
    subject: `Function '${name}'`,
    message: `Function '${name}' ${message}`,
    hint: hints.join(' ') || 'Has it moved?',
    at: source,
    isCertain: false,
  };
}
