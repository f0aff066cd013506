import type { DeclaredTargetOfRule } from '../../../contract/starts/DeclaredRule';
import { isJson, toCompactText, type Json, type JsonObject } from '../../../util/json';
import { compileSelect } from './compileSelect';
import { InputFailure } from './InputFailure';
import type { InputMaker } from './InputMaker';
import { reserved, type RuleOfEvent } from './reserved';
import { splitTemplate } from './splitTemplate';

type Variable = (event: JsonObject, rule: RuleOfEvent) => Json | undefined;

/** AWS: limits of the API (API_InputTransformer). */
const mostVariables = 100;
const longestTemplate = 8_192;

/**
 * Compiles an InputTransformer. Throws an error with the message of PutTargets; texts that are not recorded are our own.
 *
 * AWS: a variable outside of quotes is its JSON. In quotes it is inserted raw: nothing is escaped, and an object or array
 * loses its own quotes (guide, eb-transform-target-input). A path that selects nothing is an empty string (recorded by
 * LocalStack, 2024).
 */
export function compileTransformer(
  id: string,
  { inputPathsMap, inputTemplate }: NonNullable<DeclaredTargetOfRule['inputTransformer']>,
): InputMaker {
  const names = Object.keys(inputPathsMap);
  if (names.length > mostVariables)
    throw new Error(
      `InputPathsMap of target ${id} has ${names.length} members; at most ${mostVariables} are possible.`,
    );
  const wrong = names.find((name) => /^aws/i.test(name) || !/^[A-Za-z0-9_-]{1,256}$/.test(name));
  if (wrong !== undefined) throw new Error(`InputPathsMap of target ${id} cannot have a variable '${wrong}'.`);
  if (inputTemplate.length === 0 || inputTemplate.length > longestTemplate)
    throw new Error(`InputTemplate of target ${id} must have 1 to ${longestTemplate} characters.`);
  const variables = new Map<string, Variable>([
    ...Object.entries(reserved),
    ...Object.entries(inputPathsMap).map(([name, path]) => [name, compileSelect(path)] as const),
  ]);
  const parts = splitTemplate(inputTemplate);
  for (const part of parts) {
    if (typeof part === 'string') continue;
    // AWS: recorded by LocalStack, 2024.
    if (!variables.has(part.name))
      throw new Error(`InputTemplate for target ${id} contains invalid placeholder ${part.name}.`);
    if (part.isKey) throw new Error(`InputTemplate for target ${id} has <${part.name}> in a key of its JSON.`);
  }
  return (event, rule) => {
    const texts = parts.map((part) => {
      if (typeof part === 'string') return part;
      const found = variables.get(part.name)!(event, rule);
      const value = found === undefined ? '' : found;
      return part.inQuotes ? rawText(value, Object.hasOwn(reserved, part.name)) : toCompactText(value);
    });
    const text = texts.join('');
    if (isJson(text)) return text;
    throw new InputFailure(`InputTemplate of target ${id} gives text that is not JSON: ${text.slice(0, 1_000)}`);
  };
}

/** A value within quotes. AWS: reserved variables that are objects keep their quotes there, which is not JSON (guide). */
function rawText(value: Json, isReserved: boolean): string {
  if (typeof value === 'string') return value;
  const text = toCompactText(value);
  return typeof value === 'object' && !isReserved ? text.replaceAll('"', '') : text;
}
