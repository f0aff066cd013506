import { stateTypes } from '../../../language/asl/fields';
import { parseResource, type TaskResource } from '../../../language/asl/resource';
import type { QueryLanguage, StateDefinition, StateType } from '../../../language/asl/types';
import { allStates, languageOf, statesIn } from '../../../language/asl/walk';
import { ServiceError } from '../../../errors/ServiceError';
import { isObject, parseJson } from '../../../util/json';
import { validationException } from '../exceptions';
import { loadLanguage } from '../machine/loadLanguage';
import type { Resources } from '../OperationContext';

/** The state that TestState must run. */
export interface StateUnderTest {
  readonly definition: StateDefinition;
  readonly type: StateType;
  readonly queryLanguage: QueryLanguage;
  /** The language of the machine around it, which its inner blocks use. */
  readonly machineLanguage: QueryLanguage;
  /** The resource of a Task. */
  readonly resource: TaskResource | undefined;
  /** The names of the states inside it. */
  readonly innerStates: readonly string[];
}

/** AWS: the name of a state that comes without a machine; diagnostics use it, too (recorded). */
const soleName = 'StateName';

/**
 * Reads and validates the definition: a whole state machine if a state is named, otherwise a single state. Throws
 * InvalidDefinition, and ValidationException if there is no such state.
 */
export function readState(
  { parameterCheck, actionCheck }: Pick<Resources, 'parameterCheck' | 'actionCheck'>,
  text: string,
  stateName: string | undefined,
): StateUnderTest {
  const sole = stateName === undefined && isJsonObject(text);
  const { examineDefinition, invalidDefinitionMessage } = loadLanguage();
  const machineText = sole ? `{"StartAt":"${soleName}","States":{"${soleName}":${text}}}` : text;
  const { findings, definition } = examineDefinition(machineText, { parameterCheck, actionCheck });
  const faults = findings.filter(({ severity, path }) => severity === 'ERROR' && !(sole && leadsOut(path)));
  if (faults.length > 0 || definition === undefined)
    throw new ServiceError('InvalidDefinition', invalidDefinitionMessage(faults));
  const found = statesIn(definition).find(({ name }) => name === (stateName ?? soleName));
  if (found === undefined) throw validationException('State not found in definition');
  const state = found.object as unknown as StateDefinition;
  return {
    definition: state,
    type: stateTypes.find((type) => type === state.Type)!,
    queryLanguage: found.language,
    machineLanguage: languageOf(definition, 'JSONPath'),
    resource: state.Resource === undefined ? undefined : parseResource(state.Resource),
    innerStates: found.blocks.flatMap((block) => [...allStates(block)]).map(({ name }) => name),
  };
}

/**
 * Whether a fault only concerns what follows a single state: `Next` is unknown, or nothing ends the machine.
 */
function leadsOut(path: readonly (string | number)[]): boolean {
  const [, name, field, , target] = path;
  if (name === undefined) return path[0] === 'States';
  return field === 'Next' || field === 'Default' || ((field === 'Choices' || field === 'Catch') && target === 'Next');
}

/** A string that is not a JSON object is passed on unchanged, so that the error's line and column are right. */
function isJsonObject(text: string): boolean {
  try {
    return isObject(parseJson(text));
  } catch {
    return false;
  }
}
