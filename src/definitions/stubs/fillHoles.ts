import type { MappedText } from '../source/MappedText';
import type { AwsEnvironment } from './AwsEnvironment';
import { expressionAt, expressionStub } from './expressionStub';
import { guessStub } from './guessStub';
import type { Hole } from '../source/Hole';

interface FilledHole {
  readonly hole: Hole;
  readonly stub: string;
}

export type Syntax = 'json' | 'yaml';

/** Fields with a number or a boolean, where a bare token needs one. */
const numericField =
  /^(?:Numeric(?:Equals|(?:Less|Greater)Than(?:Equals)?)|BackoffRate|\w*(?:Seconds|Count|Percentage|Concurrency|Attempts|Limit|Workers|Capacity|MaxItems|PerBatch))$/;
/** Those that must be larger than another field, which may be unknown, too: HeartbeatSeconds, IntervalSeconds. */
const upperField = /^(?:TimeoutSeconds|MaxDelaySeconds)$/;
const booleanField = /^(?:End|BooleanEquals|Is(?:Boolean|Null|Numeric|Present|String|Timestamp))$/;

/** The text with a stub for every unknown value, and a list of the stubs. */
export function fillHoles(
  text: MappedText,
  syntax: Syntax,
  deployment: AwsEnvironment,
): { readonly text: MappedText; readonly filled: readonly FilledHole[] } {
  const filled: FilledHole[] = [];
  const whole = text.toString();
  const contextOf = (syntax === 'json' ? jsonContext : yamlContext)(whole);
  const done = text.fillHoles((hole, start, end) => {
    const context = contextOf(start, end);
    const stays = hole.stub === hole.value;
    const bare = context.bare ? (stays ? hole.value : bareValue(context.field)) : undefined;
    const around = {
      before: whole.slice(Math.max(0, start - mostAround), start),
      after: whole.slice(end, end + mostAround),
    };
    const stub =
      bare ?? inExpression(hole, whole, start, end, deployment) ?? guessStub(hole, { ...context, around }, deployment);
    filled.push({ hole, stub });
    if (syntax === 'yaml' || bare !== undefined) return stub;
    return context.bare ? JSON.stringify(stub) : JSON.stringify(stub).slice(1, -1);
  });
  return { text: done, filled };
}

/** The stub of a token inside `{% … %}`, if it is a value of the expression; an existing stub is kept. */
function inExpression(
  hole: Hole,
  text: string,
  start: number,
  end: number,
  deployment: AwsEnvironment,
): string | undefined {
  const place = hole.stub === undefined ? expressionAt(text, start, end) : undefined;
  if (!place) return undefined;
  const alone = /^\s*$/.test(place.before + place.after);
  const before = text.slice(Math.max(0, start - lookBehind), start);
  const field = alone ? /["']?(\w+)["']?\s*:\s*(?:["']|[>|]-?\s)?\s*\{%\s*$/.exec(before)?.[1] : undefined;
  if (field !== undefined && numericField.test(field)) return '1';
  return expressionStub(guessStub(hole, { field, prefix: '' }, deployment), { ...place, field });
}

function bareValue(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (upperField.test(field)) return '86400';
  if (numericField.test(field)) return '1';
  return booleanField.test(field) ? 'true' : undefined;
}

/** A string outside of a definition (a name, a role, an environment variable) with stubs for unknown values. */
export function fillText(text: MappedText, field: string, deployment: AwsEnvironment): string {
  const whole = text.toString();
  const filled = text.fillHoles((hole, start, end) => {
    const alone = start === 0 && end === whole.length;
    return guessStub(hole, { field: alone ? field : undefined, prefix: whole.slice(0, start) }, deployment);
  });
  return filled.toString();
}

/** The surroundings of a hole in the finished text. */
export interface HoleContext {
  /**
   * The field whose value it is (a version or alias may follow); `undefined` if it is part of a longer string or an
   * item of a list.
   */
  readonly field: string | undefined;
  /** The text before it in the same value. */
  readonly prefix: string;
  /** The text before and after it, as far as its task may extend. */
  readonly around?: { readonly before: string; readonly after: string };
  /** Whether it is in the place of a JSON value, without quotes around it. */
  readonly bare: boolean;
}

type ContextOf = (start: number, end: number) => HoleContext;

/** How far a task may extend around one of its values. */
const mostAround = 800;

/** How far back to look for the name of a field. */
const lookBehind = 300;

/** For JSON. Call it for holes in the order in which they occur. */
function jsonContext(text: string): ContextOf {
  let at = 0;
  let open = -1;
  return (start, end) => {
    for (; at < start; at++) {
      const character = text[at];
      if (open !== -1 && character === '\\') at++;
      else if (character === '"') open = open === -1 ? at : -1;
    }
    const valueStart = open === -1 ? start : open;
    const before = text.slice(Math.max(0, valueStart - lookBehind), valueStart);
    const field = /"((?:[^"\\]|\\.){0,200})"\s{0,50}:\s{0,50}$/.exec(before)?.[1];
    const prefix = open === -1 ? '' : text.slice(open + 1, start);
    const alone = open === -1 || (prefix === '' && /^[":]/.test(text.slice(end, end + 1)));
    return { field: alone ? field : undefined, prefix, bare: open === -1 };
  };
}

/** For YAML, line by line. */
function yamlContext(text: string): ContextOf {
  return (start, end) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(Math.max(lineStart, start - lookBehind), start);
    const [, key, quote = '', prefix = ''] =
      /^\s*(?:-\s+)*(?:["']?([\w.$ -]+?)["']?\s*:\s+)?(["']?)(.*)$/.exec(before) ?? [];
    const alone = prefix === '' && /^(?:["':\s]|$)/.test(text.slice(end, end + 1));
    return { field: alone ? key : undefined, prefix, bare: alone && quote === '' };
  };
}
