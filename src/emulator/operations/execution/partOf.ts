import type { PartRequest } from '../../../contract/PartRequest';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import { compileProgram } from '../../../engine/interpreter/compileProgram';
import type { ExecutionPart } from '../../../engine/interpreter/part/ExecutionPart';
import type { Block } from '../../../engine/interpreter/Program';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { WalkedState } from '../../../language/asl/walk';
import { resolvePart, type ResolvedPart } from '../../../story/part/resolvePart';
import type { Json, JsonObject } from '../../../util/json';

/** The part of a revision that a request names, ready to run. Throws HarnessError. */
export function partOf(
  { program }: MachineRevision,
  input: Json,
  request: PartRequest,
): { readonly part: ExecutionPart; readonly resolved: ResolvedPart } {
  const resolved = resolvePart(program.definition, input, request);
  const { from, until, untilItems, iterations, item, executionInput, unknownVariables } = resolved;
  const part: ExecutionPart = {
    request,
    block: from.block.owner === undefined ? program.block : compiledBlock(from, program.definition),
    state: from.name,
    input,
    until: until?.name,
    untilItems,
    variables: request.variables ?? {},
    iterations,
    mapItem: item && { index: item.index, value: item.value ?? null, key: item.key },
    unknown: {
      variables: unknownVariables,
      executionInput: executionInput === undefined,
      itemValue: item !== undefined && item.value === undefined,
    },
  };
  return { part, resolved };
}

/** A block inside a Parallel or Map is compiled once more, when a run first begins there. */
const compiled = new WeakMap<JsonObject, Block>();

function compiledBlock({ block: { object } }: WalkedState, { QueryLanguage }: StateMachineDefinition): Block {
  let block = compiled.get(object);
  if (block === undefined) {
    const { ProcessorConfig: _config, ...own } = object;
    const definition = { ...(QueryLanguage !== undefined && { QueryLanguage }), ...own };
    compiled.set(object, (block = compileProgram(definition as unknown as StateMachineDefinition).block));
  }
  return block;
}
