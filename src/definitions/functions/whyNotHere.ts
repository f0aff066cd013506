import { readdirSync, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { misspelt } from '../../util/nearest';
import type { LoadedFunction } from '../LoadedDefinition';
import { nodeExtensions } from './resolveCode';

/** Commands that implement the Runtime API, by the prefix of a runtime's name. */
const commands: readonly (readonly [runtime: RegExp, command: (handler: string) => string])[] = [
  [/^java/i, (handler) => `java -cp 'target/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda ${handler}`],
  [/^dotnet/i, () => 'dotnet run --project src/MyFunction'],
  [/^ruby/i, (handler) => `bundle exec aws_lambda_ric ${handler}`],
  [/^go/i, () => 'go run .'],
  [/^(?:provided|rust)/i, () => './bootstrap'],
  [/^python/i, (handler) => `python3 -m awslambdaric ${handler}`],
];

/** Why a function of a template cannot run here, and the line that makes it run: on the command line, or in a test. */
export function whyNotHere(declared: LoadedFunction, where: 'cli' | 'test' = 'cli'): string {
  const { name, runtime = '', handler, inlineCode, image, whyMissing } = declared;
  const codePath = declared.codePath ?? declared.missingCode;
  if (inlineCode !== undefined) return 'has its code in the template, which cannot run here.';
  const command = commands.find(([pattern]) => pattern.test(runtime))?.[1](handler ?? 'HANDLER');
  const line = (text: string): string =>
    where === 'cli' ? `--lambda-command ${name}="${text}"` : `sfn.lambda('${name}', { command: "${text}" })`;
  if (image === true)
    return `is a container image, which cannot run here. Name what its image runs: ${line('COMMAND')}`;
  if (/^provided/i.test(runtime))
    return `needs ${runtime}, but there is no file 'bootstrap' in ${codePath ?? 'its code, which is not available'}. Build it, or write ${line('COMMAND')}`;
  if (command !== undefined && !/^python/i.test(runtime))
    return `needs ${runtime}, which cannot run here by itself. Name the command that runs it, for example ${line(command)}`;
  if (handler === undefined) return 'has no handler.';
  const remedy = command === undefined ? '' : ` Name the command that runs it: ${line(command)}`;
  if (whyMissing !== undefined) return `has the handler '${handler}', but no code. ${whyMissing}${remedy}`;
  return `has the handler '${handler}', ${whatIsMissing(handler, codePath, /^python/i.test(runtime))}${remedy}`;
}

/** What is missing of a handler's file and export. */
function whatIsMissing(handler: string, codePath: string | undefined, isPython: boolean): string {
  const dot = isPython ? handler.lastIndexOf('.') : handler.indexOf('.', handler.lastIndexOf('/') + 1);
  if (dot < 1) return 'which names no export: its form is FILE.EXPORT.';
  if (codePath === undefined) return 'but there is no file for it.';
  if (statSync(codePath, { throwIfNoEntry: false }) === undefined)
    return `but its code folder ${codePath} does not exist. Is it built?`;
  const extensions = isPython ? ['.py'] : nodeExtensions;
  const path = isPython ? handler.slice(0, dot).replaceAll('.', '/') : handler.slice(0, dot);
  const files = filesIn(dirname(join(codePath, path)), extensions);
  const meant = misspelt(
    parse(path).base,
    files.map((file) => parse(file).name),
  );
  const there = files.find((file) => parse(file).name === meant);
  const hint = there === undefined ? '' : ` There is ${join(dirname(path), there)}: is the handler misspelt?`;
  return `but there is no file for it in ${codePath}: no ${path}${extensions.join(', ')}.${hint}`;
}

function filesIn(folder: string, extensions: readonly string[]): string[] {
  try {
    return readdirSync(folder).filter((file) => extensions.includes(parse(file).ext));
  } catch {
    return [];
  }
}
