import { homedir } from 'node:os';
import { join } from 'node:path';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { parseSource } from '../source/parseSource';
import type { Position } from '../source/Position';
import { relativeTo } from '../source/SourceFiles';
import type { SourceNode } from '../source/SourceNode';
import type { VariableCall } from './parseVariable';
import type { ServiceScope } from './ServiceScope';
import type { VariableResult } from './VariableResult';
import { guardAddress, valueAt } from './valueAt';

/** `${file(./tables.yml):orders.name}`: a file's content, or a value in it. Text files give their text. */
export function fileVariable(
  { argument = '', address }: VariableCall,
  scope: ServiceScope,
  at: Position,
): VariableResult {
  const { context, memo } = scope;
  const written = argument.trim();
  const path = written.startsWith('~') ? join(homedir(), written.slice(1)) : relativeTo(scope.file, written);
  const name = `file(${path}):${address}`;
  const memory = `${scope.lenient ? 'lenient ' : ''}${name}`;
  if (/\.[cm]?[jt]s$/.test(path)) return { missing: `${written} is a program, which is not run here` };
  if (!context.files.isFile(path)) return noFile(path, scope, at);
  const remembered = memo.get(memory);
  if (remembered) return remembered;
  context.insert(at);
  const inside = guardAddress(name, scope, at);
  const text = context.files.read(path, at);
  const root: SourceNode = /\.(?:ya?ml|json|jsonc|asl)$/.test(path)
    ? parseSource(text, { dialect: 'serverless', note: context.note })
    : { kind: 'text', text, at: text.positionAt(0) };
  const value = valueAt(root, address, inside);
  if (value) memo.set(memory, value);
  return value ?? { missing: `${path} has no ${address}` };
}

/** Serverless goes on to the next alternative; where there is none, a definition cannot do without the file. */
function noFile(path: string, { context, lenient }: ServiceScope, at: Position): VariableResult {
  const missing = `there is no file ${path}`;
  if (lenient) return { missing };
  try {
    context.files.read(path, at);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return { missing, error };
  }
  return { missing };
}
