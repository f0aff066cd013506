import { DefinitionLoadError, NotAtHandError } from '../DefinitionLoadError';
import { maxTerraformJsonBytes } from '../limits';
import { type LoadContext, type LoadedParts, nothingLoaded, orUnavailable, partsOfScopes } from '../LoadContext';
import type { LoadedDefinition, LoadedFunction, LoadedResource } from '../LoadedDefinition';
import { MappedText } from '../source/MappedText';
import type { Json, JsonObject } from '../../util/json';
import type { Position } from '../../util/Position';
import { loadedFunction } from '../functions/resolveCode';
import { aliasesOf, loggingOf } from '../machineSettings';
import { isCalledKind, kindNamed } from '../stubs/resourceKinds';
import { resourceKind } from './resourceAttribute';
import { rolesInJson } from './roles/rolesInJson';
import { finishDefinition } from '../text/finishDefinition';
import { jsonStartResources } from './starts/jsonResources';
import { loadTerraformStarts } from './starts/loadTerraformStarts';
import { givenSubstitutions, substituteTokens } from '../text/substituteTokens';

/**
 * The state machines in the output of `terraform show -json`, for a plan or a state, or in a state file. Everything is
 * known there, except for what the plan calls "known after apply".
 */
export function loadTerraformJson(file: string, context: LoadContext): LoadedParts {
  const at: Position = { file, line: 1, column: 1 };
  const text = context.files.read(file, at, maxTerraformJsonBytes);
  const source = text.toString();
  const root = parse(source, text);
  const resources = jsonResources(root);
  const functions = resources
    .filter(({ type }) => type === 'aws_lambda_function')
    .map((one) => readFunction(one, at, context));
  const machines = resources.filter(({ type }) => type === 'aws_sfn_state_machine');
  if (machines.length === 0) {
    const types = [...new Set(resources.map(({ type }) => type))].slice(0, 8);
    throw new DefinitionLoadError(
      at,
      `${file} has no aws_sfn_state_machine. It has ${types.join(', ') || 'no resources'}.`,
    );
  }
  const parts = machines.map((machine) => readMachine(machine, placeOf(machine, text, source), functions, context));
  const starts = loadTerraformStarts(
    jsonStartResources(
      resources.map(({ values, ...one }) => ({ ...one, values: values as JsonObject })),
      ownMember(root, 'configuration') as Json | undefined,
      (address) => placeOf({ address }, text, source),
      context,
    ),
  );
  const named = resources.flatMap((one) => readResource(one, at) ?? []);
  const roles = () => rolesInJson(resources, at, context.deployment);
  return partsOfScopes([{ functions, resources: named, starts, roles, machines: () => parts }]);
}

function parse(source: string, text: MappedText): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    const offset = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0);
    throw new DefinitionLoadError(text.positionAt(offset), `This is not JSON: ${(error as Error).message}.`);
  }
}

/** The position of the resource's address in the file. */
function placeOf({ address }: Pick<JsonResource, 'address'>, text: MappedText, source: string): Position {
  return text.positionAt(Math.max(source.indexOf(JSON.stringify(address)), 0));
}

function readMachine(
  { address, values }: JsonResource,
  at: Position,
  functions: readonly LoadedFunction[],
  context: LoadContext,
): LoadedParts {
  const { name, definition, type, role_arn: roleArn } = values;
  const label = address.split('.').at(-1)!;
  const named = {
    name: address,
    aliases: aliasesOf(address, [name, label]),
    format: 'terraform' as const,
    ...(typeof name === 'string' && { stateMachineName: name }),
  };
  return orUnavailable({ ...named, source: at }, context, () => {
    if (typeof definition !== 'string') {
      throw new NotAtHandError(
        at,
        `The definition of ${address} is only known after apply: it refers to something that does not exist yet.`,
        'Name the .tf files instead, or print the state after apply.',
      );
    }
    const written = MappedText.point(definition, at);
    const text = substituteTokens(written, givenSubstitutions(written, context), () => undefined);
    const machine: LoadedDefinition = {
      ...named,
      type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
      ...(typeof roleArn === 'string' && { roleArn }),
      ...settings(values),
      functions,
      source: at,
      ...finishDefinition(text, address, context),
    };
    return { ...nothingLoaded, machines: [machine] };
  });
}

/** Nested blocks are lists with one item. */
function settings(values: JsonResource['values']): Pick<LoadedDefinition, 'logging' | 'tracing' | 'kmsKeyId'> {
  const [logging] = listOf(values['logging_configuration']);
  const [tracing] = listOf(values['tracing_configuration']);
  const [encryption] = listOf(values['encryption_configuration']);
  const key = ownMember(encryption, 'kms_key_id');
  const data = ownMember(logging, 'include_execution_data');
  const arn = ownMember(logging, 'log_destination');
  const arns = typeof arn === 'string' && arn !== '' ? [arn] : [];
  const enabled = ownMember(tracing, 'enabled');
  return {
    ...(logging !== undefined && {
      logging: loggingOf(ownMember(logging, 'level'), typeof data === 'boolean' ? data : undefined, arns),
    }),
    ...(typeof enabled === 'boolean' && { tracing: { enabled } }),
    ...(typeof key === 'string' && key !== '' && { kmsKeyId: key }),
  };
}

function readFunction({ address, values }: JsonResource, at: Position, context: LoadContext): LoadedFunction {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const name = text('function_name') ?? address.split('.').at(-1)!;
  const [environment] = listOf(values['environment']);
  const variables = Object.entries(recordOf(ownMember(environment, 'variables')));
  const { timeout } = values;
  const declared = {
    logicalId: address,
    arn: text('arn') ?? kindNamed('function').arn(name, context.deployment),
    name,
    runtime: text('runtime'),
    handler: text('handler'),
    codePath: undefined,
    environment: Object.fromEntries(variables.map(([key, value]) => [key, String(value)])),
    timeoutSeconds: typeof timeout === 'number' ? timeout : NaN,
    source: at,
  };
  return loadedFunction(declared, context.files);
}

/** A function, queue, topic … whose ARN or name is known. */
function readResource({ address, values }: JsonResource, source: Position): LoadedResource | undefined {
  const kind = resourceKind(address.replace(/^(?:module\.[^.]+\.)+/, ''));
  const known = [values['arn'], values['function_name'], values['name']].find((value) => typeof value === 'string');
  if (!isCalledKind(kind) || known === undefined) return undefined;
  const name = known.split(/[:/]/).at(-1)!;
  return { kind, name, aliases: aliasesOf(name, [address, address.split('.').at(-1)]), source };
}

/** A managed resource of a plan or a state, with its known values. */
interface JsonResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Record_ = Readonly<Record<string, unknown>>;

/**
 * The resources in the output of `terraform show -json` for a plan (`planned_values`) or a state (`values`), or in a
 * state file (`resources`).
 */
function jsonResources(root: unknown): readonly JsonResource[] {
  const values = ownMember(root, 'planned_values') ?? ownMember(root, 'values');
  if (values !== undefined) return moduleResources(ownMember(values, 'root_module'));
  return listOf(ownMember(root, 'resources')).flatMap(stateResources);
}

function moduleResources(module: unknown): readonly JsonResource[] {
  const own = listOf(ownMember(module, 'resources')).flatMap((resource): JsonResource[] => {
    const [address, type, mode] = ['address', 'type', 'mode'].map((name) => ownMember(resource, name));
    if (typeof address !== 'string' || typeof type !== 'string' || mode === 'data') return [];
    return [{ address, type, values: recordOf(ownMember(resource, 'values')) }];
  });
  return [...own, ...listOf(ownMember(module, 'child_modules')).flatMap(moduleResources)];
}

/** In a state file, the instances of a resource are below it. */
function stateResources(resource: unknown): readonly JsonResource[] {
  const [type, name, mode, module] = ['type', 'name', 'mode', 'module'].map((key) => ownMember(resource, key));
  if (typeof type !== 'string' || typeof name !== 'string' || mode === 'data') return [];
  const address = `${typeof module === 'string' ? `${module}.` : ''}${type}.${name}`;
  return listOf(ownMember(resource, 'instances')).map((instance) => {
    const key = ownMember(instance, 'index_key');
    const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    return { address: address + suffix, type, values: recordOf(ownMember(instance, 'attributes')) };
  });
}

function ownMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record_)[name]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function recordOf(value: unknown): Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record_) : {};
}
