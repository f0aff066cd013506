import { append } from '../../../util/append';
import { isArray, isObject, member, type Json } from '../../../util/json';
import type { WrittenExpression } from '../../rules/expressions';
import { knownAt, knownInputs } from '../../rules/knownOutputs';
import type { Adviser } from '../Advice';

/**
 * A path into the state's input that no state before it can have produced. Only reported if every path into the state
 * is fully known: a Task or the execution's input on the way prevents the advice.
 */
export const PathNeverProducedAdvice: Adviser = ({ blocks, expressions, advise }) => {
  const byState = new Map<unknown, WrittenExpression[]>();
  for (const written of expressions) {
    const { state, language } = written.part;
    if (language !== 'JSONPath' || !fields.has(written.fieldName)) continue;
    byState.set(state, append(byState.get(state), written));
  }
  for (const block of blocks) {
    for (const [state, inputs] of knownInputs(block)) {
      if (inputs.length === 0 || inputs.includes('unknown') || asksForPresence(state.object)) continue;
      const inputPath = member(state.object, 'InputPath');
      const whole = inputPath === undefined || inputPath === '$';
      for (const { text, path, fieldName } of byState.get(state) ?? []) {
        if (!whole && fieldName !== 'InputPath') continue;
        // Ignored: another advice reports it.
        if (fieldName === 'ItemsPath' && member(state.object, 'ItemReader') !== undefined) continue;
        const names = plainNames(text);
        if (names === undefined || !inputs.every((input) => knownAt(input, names) === 'absent')) continue;
        advise(
          'PATH_NEVER_PRODUCED',
          path,
          `Nothing before '${state.name}' produces '${text}', so the state fails with States.Runtime.`,
        );
      }
    }
  }
};

/** Fields whose `$` is the state's input. */
const fields: ReadonlySet<string> = new Set([
  'InputPath',
  'Parameters',
  'Variable',
  'SecondsPath',
  'TimestampPath',
  'ItemsPath',
]);

/** A Choice that checks for presence knows that it may be missing. */
function plainNames(text: string): string[] | undefined {
  if (!/^\$(\.[A-Za-z_]\w*)+$/.test(text)) return undefined;
  return text.split('.').slice(1);
}

/** A Choice that asks whether something is there knows that it may not be. */
function asksForPresence(value: Json): boolean {
  if (isArray(value)) return value.some(asksForPresence);
  if (!isObject(value)) return false;
  if (member(value, 'IsPresent') !== undefined) return true;
  return ['Choices', 'And', 'Or', 'Not'].some((name) => asksForPresence(member(value, name) ?? null));
}
