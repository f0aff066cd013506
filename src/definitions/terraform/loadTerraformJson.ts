import { DefinitionLoadError, NotAtHandError } from '../DefinitionLoadError';
import { maxTerraformJsonBytes } from '../limits';
import { type LoadContext, type LoadedParts, mergeParts, orUnavailable } from '../LoadContext';
import type { LoadedDefinition, LoadedFunction, LoadedLogging } from '../LoadedDefinition';
import { MappedText } from '../source/MappedText';
import type { Position } from '../source/Position';
import { kindNamed } from '../stubs/resourceKinds';
import { finishDefinition } from '../text/finishDefinition';
import { givenSubstitutions, substituteTokens } from '../text/substituteTokens';
import { type JsonResource, jsonResources, listOf, ownMember, recordOf } from './jsonResources';

/**
 * The state machines in what `terraform show -json` prints, of a plan or of a state, or in a state file. Everything is
 * known there but what the plan calls "known after apply".
 */
export function loadTerraformJson(file: string, context: LoadContext): LoadedParts {
  const at: Position = { file, line: 1, column: 1 };
  const text = context.files.read(file, at, maxTerraformJsonBytes);
  const source = text.toString();
  const resources = jsonResources(parse(source, text));
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
  return mergeParts([{ machines: [], unavailable: [], functions }, ...parts]);
}

function parse(source: string, text: MappedText): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    const offset = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0);
    throw new DefinitionLoadError(text.positionAt(offset), `This is not JSON: ${(error as Error).message}.`);
  }
}

/** Where the resource's address stands in the file. */
function placeOf({ address }: JsonResource, text: MappedText, source: string): Position {
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
    aliases: [...new Set([name, label])].filter((alias): alias is string => typeof alias === 'string'),
    format: 'terraform' as const,
    ...(typeof name === 'string' && { stateMachineName: name }),
  };
  return orUnavailable({ ...named, source: at }, context, (): LoadedDefinition => {
    if (typeof definition !== 'string') {
      throw new NotAtHandError(
        at,
        `The definition of ${address} is known after apply only: it names what does not exist yet.`,
        'Name the .tf files instead, or print the state after apply.',
      );
    }
    const written = MappedText.point(definition, at);
    const text = substituteTokens(written, givenSubstitutions(written, context), () => undefined);
    return {
      ...named,
      type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
      ...(typeof roleArn === 'string' && { roleArn }),
      ...settings(values),
      functions,
      source: at,
      ...finishDefinition(text, address, context),
    };
  });
}

const levels = ['ALL', 'ERROR', 'FATAL', 'OFF'] as const;

/** Nested blocks are lists of one. */
function settings(values: JsonResource['values']): { logging?: LoadedLogging; tracing?: { enabled: boolean } } {
  const [logging] = listOf(values['logging_configuration']);
  const [tracing] = listOf(values['tracing_configuration']);
  const level = levels.find((known) => known === ownMember(logging, 'level'));
  const includeExecutionData = ownMember(logging, 'include_execution_data');
  const logGroupArn = ownMember(logging, 'log_destination');
  const enabled = ownMember(tracing, 'enabled');
  return {
    ...(logging !== undefined && {
      logging: {
        ...(level !== undefined && { level }),
        ...(typeof includeExecutionData === 'boolean' && { includeExecutionData }),
        ...(typeof logGroupArn === 'string' &&
          logGroupArn !== '' && { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }),
      },
    }),
    ...(typeof enabled === 'boolean' && { tracing: { enabled } }),
  };
}

function readFunction({ address, values }: JsonResource, at: Position, context: LoadContext): LoadedFunction {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const name = text('function_name') ?? address.split('.').at(-1)!;
  const [runtime, handler] = [text('runtime'), text('handler')];
  const [environment] = listOf(values['environment']);
  const variables = Object.entries(recordOf(ownMember(environment, 'variables')));
  const { timeout } = values;
  return {
    logicalId: address,
    arn: text('arn') ?? kindNamed('function').arn(name, context.deployment),
    name,
    ...(runtime !== undefined && { runtime }),
    ...(handler !== undefined && { handler }),
    environment: Object.fromEntries(variables.map(([key, value]) => [key, String(value)])),
    ...(typeof timeout === 'number' && { timeoutSeconds: timeout }),
    source: at,
  };
}
