import type { MappedText } from '../source/MappedText';
import type { AwsEnvironment } from './AwsEnvironment';
import { guessStub } from './guessStub';
import type { Hole } from './Hole';
import { jsonContext, yamlContext } from './holeContext';

interface FilledHole {
  readonly hole: Hole;
  readonly stub: string;
}

export type Syntax = 'json' | 'yaml';

/** Fields that take a number or a boolean, where a word would not do for a bare token. */
const numericField =
  /^(?:Numeric(?:Equals|(?:Less|Greater)Than(?:Equals)?)|BackoffRate|\w*(?:Seconds|Count|Percentage|Concurrency|Attempts|Limit|Workers|Capacity|MaxItems|PerBatch))$/;
const booleanField = /^(?:End|BooleanEquals|Is(?:Boolean|Null|Numeric|Present|String|Timestamp))$/;

/** The text with a stub for everything that is not known, and what stands where. */
export function fillHoles(
  text: MappedText,
  syntax: Syntax,
  deployment: AwsEnvironment,
): { readonly text: MappedText; readonly filled: readonly FilledHole[] } {
  const filled: FilledHole[] = [];
  const contextOf = (syntax === 'json' ? jsonContext : yamlContext)(text.toString());
  const done = text.fillHoles((hole, start, end) => {
    const context = contextOf(start, end);
    const stays = hole.stub === hole.value;
    const bare = context.bare ? (stays ? hole.value : bareValue(context.field)) : undefined;
    const stub = bare ?? guessStub(hole, context, deployment);
    filled.push({ hole, stub });
    if (syntax === 'yaml' || bare !== undefined) return stub;
    return context.bare ? JSON.stringify(stub) : JSON.stringify(stub).slice(1, -1);
  });
  return { text: done, filled };
}

function bareValue(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (numericField.test(field)) return '1';
  return booleanField.test(field) ? 'true' : undefined;
}

/** A text outside of a definition (a name, a role, an environment variable) with a stub for what is not known. */
export function fillText(text: MappedText, field: string, deployment: AwsEnvironment): string {
  const whole = text.toString();
  const filled = text.fillHoles((hole, start, end) => {
    const alone = start === 0 && end === whole.length;
    return guessStub(hole, { field: alone ? field : undefined, prefix: whole.slice(0, start) }, deployment);
  });
  return filled.toString();
}
