import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Position } from '../../util/Position';
import { textNode, memberOf, type SourceNode, textOf } from '../source/SourceNode';
import type { VariableCall } from './parseVariable';
import { type ServiceScope, guardAddress, nodeAt } from './ServiceScope';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { parseSource } from '../source/parseSource';
import { relativeTo } from '../source/SourceFiles';

type VariableSource = (call: VariableCall, scope: ServiceScope, at: Position) => VariableResult;

/** The sources of variables. Those that are missing here (`ssm`, `cf`, `s3` …) are on AWS, or belong to a plugin. */
export const variableSources: Readonly<Record<string, VariableSource>> = {
  self: ({ address }, scope, at) => {
    const memory = `${scope.lenient ? 'lenient ' : ''}self:${address}`;
    const remembered = scope.memo.get(memory);
    if (remembered) return remembered;
    const value = nodeAt(scope.root, address, guardAddress(`self:${address}`, scope, at));
    if (value) scope.memo.set(memory, value);
    return value ?? { missing: `the service has no ${address}` };
  },
  file: fileVariable,
  env: ({ address }, { context }, at) => {
    const value = (context.options.environment ?? process.env)[address];
    return value === undefined ? { missing: `the environment has no ${address}` } : textNode(value, at);
  },
  opt: ({ address }, scope, at) => given(address, scope, at) ?? { missing: `no option ${address} was given` },
  param: ({ address }, scope, at) => {
    const stage = textOf(stageOf(scope, at)) ?? 'dev';
    const declared = (group: string): SourceNode | undefined => nodeAt(scope.root, `params.${group}.${address}`, scope);
    const value = given(address, scope, at) ?? declared(stage) ?? declared('default');
    return value ?? { missing: `the parameter ${address} has no value for the stage ${stage}` };
  },
  sls: ({ address }, scope, at) => {
    if (address === 'stage') return stageOf(scope, at);
    return { missing: `\${sls:${address}} only has a value when Serverless runs` };
  },
  aws: ({ address }, { context }, at) => {
    if (address === 'region') return textNode(context.deployment.region, at);
    if (address === 'accountId') return textNode(context.deployment.account, at);
    return { missing: `there is no \${aws:${address}}` };
  },
  strToBool: ({ argument = '' }, _, at) => {
    const text = argument
      .trim()
      .replace(/^(['"])(.*)\1$/, '$2')
      .toLowerCase();
    if (text === 'true' || text === '1') return { kind: 'scalar', value: true, raw: 'true', at };
    if (['false', '0', 'null', 'undefined', ''].includes(text))
      return { kind: 'scalar', value: false, raw: 'false', at };
    return { missing: `${argument} is not a boolean` };
  },
};

/** The stage: the option, or else the provider's, or else dev. */
export function stageOf(scope: ServiceScope, at: Position): SourceNode {
  const lenient = { ...scope, lenient: true };
  const chosen = given('stage', scope, at);
  if (chosen) return chosen;
  const provider = memberOf(scope.root, 'provider');
  const value = provider && nodeAt(provider, 'stage', guardAddress('sls:stage', lenient, at));
  return value?.kind === 'text' && value.text.holes.length === 0 ? value : textNode('dev', at);
}

function given(name: string, { context }: ServiceScope, at: Position): SourceNode | undefined {
  const parameters = context.options.parameters ?? {};
  return Object.hasOwn(parameters, name) ? textNode(String(parameters[name]), at) : undefined;
}

/** `${file(./tables.yml):orders.name}`: a file's content, or a value in it. Text files give a string. */
function fileVariable({ argument = '', address }: VariableCall, scope: ServiceScope, at: Position): VariableResult {
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
  const value = nodeAt(root, address, inside);
  if (value) memo.set(memory, value);
  return value ?? { missing: `${path} has no ${address}` };
}

/** Serverless tries the next alternative; without one, a definition needs the file. */
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

/** A source's result: a value, or why it has none. `error` is thrown if no other alternative has a value. */
type VariableResult = SourceNode | { readonly missing: string; readonly error?: DefinitionLoadError };
