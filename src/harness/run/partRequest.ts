import type { PartContext, PartRequest } from '../../contract/PartRequest';
import { HarnessError } from '../../errors/HarnessError';
import { toJson } from '../../tasks/mocking/toJson';
import { checkMembers } from '../../util/checkMembers';
import type { Json } from '../../util/json';
import type { PartOptions } from './PartOptions';

/** The options of `run` that choose a part. */
export const partOptions = ['from', 'until', 'variables', 'context'] as const;

/** Reads them as they are now: the test may change its objects later. `undefined`: the whole machine runs. */
export function partRequest({ from, until, variables, context }: PartOptions): PartRequest | undefined {
  if (from === undefined && (variables !== undefined || context !== undefined))
    throw new HarnessError(
      `${variables === undefined ? 'context' : 'variables'}: only a run that begins at a state has it. Write: { from: 'State', … }.`,
    );
  if (from === undefined && until === undefined) return undefined;
  return { from, until, ...readVariables(variables), context: context && readContext(context) };
}

function readVariables(given: PartOptions['variables'] = {}): Pick<PartRequest, 'variables' | 'unassigned'> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new HarnessError('variables takes an object: { total: 120 } is the variable $total.');
  const variables: Record<string, Json> = {};
  const unassigned: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) unassigned.push(name);
    else Object.defineProperty(variables, name, { value: toJson(value, `The variable '${name}'`), enumerable: true });
  }
  return { variables, unassigned };
}

function readContext(given: NonNullable<PartOptions['context']>): PartContext {
  checkMembers(given, ['Execution', 'Map'], 'context');
  checkMembers(given.Execution, ['Input'], 'context.Execution');
  checkMembers(given.Map, ['Item'], 'context.Map');
  checkMembers(given.Map?.Item, ['Index', 'Value', 'Key'], 'context.Map.Item');
  const { Index, Value, Key } = given.Map?.Item ?? {};
  if (Index !== undefined && !(Number.isSafeInteger(Index) && Index >= 0))
    throw new HarnessError(`context.Map.Item.Index is the number of an item, from 0, not ${String(Index)}.`);
  const input = given.Execution?.Input;
  return {
    ...(input !== undefined && { Execution: { Input: toJson(input, 'context.Execution.Input') } }),
    ...(given.Map?.Item !== undefined && {
      Map: {
        Item: {
          ...(Index !== undefined && { Index }),
          ...(Value !== undefined && { Value: toJson(Value, 'context.Map.Item.Value') }),
          ...(Key !== undefined && { Key }),
        },
      },
    }),
  };
}
