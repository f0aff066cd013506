import { mayHoldJsonata } from '../../language/asl/ObjectShape';
import type { Part } from '../../language/asl/parts';
import { formatLocation, toPointer, type Path } from '../../language/asl/path';
import { expressionText, isExpression } from '../../language/expressions/jsonata/compileExpression';
import { conditionalsIn, type Conditional } from '../../language/expressions/jsonata/syntax/conditionalsIn';
import { textsIn } from '../../util/walkJson';
import { wayKey } from './WaysTaken';

/** One way of an `a ? b : c` in a JSONata field. */
interface ConditionalWay {
  /** The JSON pointer of the text, the number of the conditional in it, and which way: no other point has it. */
  readonly id: string;
  /** Of the conditional. */
  readonly group: string;
  /** As `WaysTaken` counts it. */
  readonly key: string;
  /** In words: `Output/price: then 'free'`. */
  readonly label: string;
  /** The JSON pointer of the text that has it, and where in that text it begins. */
  readonly text: string;
  readonly offset: number;
}

/** The ways of all conditionals in a part of a state (the state itself, a rule, a catcher …), as they are written. */
export function conditionalWays({ object, shape, language, path, state }: Part): readonly ConditionalWay[] {
  if (language !== 'JSONata' || state === undefined) return [];
  return Object.entries(object).flatMap(([name, value]) => {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name]! : undefined;
    if (field === undefined || field.language === 'JSONPath' || !mayHoldJsonata(field)) return [];
    // A number is named without what it stands in: `MaxItems`.
    const above = field.expression === true ? path.length : state.path.length;
    return [...textsIn(value, [...path, name])].flatMap(([text, at]) =>
      isExpression(text) ? waysOf(text, at, state.name, at.slice(above)) : [],
    );
  });
}

function waysOf(written: string, at: Path, state: string, steps: Path): readonly ConditionalWay[] {
  const text = expressionText(written);
  const start = written.indexOf(text, 2);
  const pointer = toPointer(at);
  // As error texts name it: `Choices[0]/Condition`.
  const field = formatLocation(steps).slice(1);
  return conditionalsIn(text).flatMap((conditional, index): ConditionalWay[] => {
    const { position, thenAt, elseAt = thenAt } = conditional;
    // By its number: where it stands depends on the values of tokens before it.
    const group = `${pointer}?${index}`;
    const way = (holds: boolean, offset: number): ConditionalWay => ({
      id: `${group}:${holds ? 'then' : 'else'}`,
      group,
      key: wayKey(state, field, position, holds),
      label: `${field}: ${describeWay(text, conditional, holds)}`,
      text: pointer,
      offset: start + offset,
    });
    return [way(true, thenAt), way(false, elseAt)];
  });
}

const longest = 30;

function describeWay(text: string, { thenAt, elseAt }: Conditional, holds: boolean): string {
  if (!holds && elseAt === undefined) return 'else nothing';
  const rest = holds ? text.slice(thenAt, elseAt).replace(/\s*:\s*$/, '') : text.slice(elseAt);
  const line = upToItsEnd(rest).replace(/\s+/g, ' ').trim();
  return `${holds ? 'then' : 'else'} ${line.length > longest ? `${line.slice(0, longest)}…` : line}`;
}

/** Without what closes something that was opened before. */
function upToItsEnd(text: string): string {
  let open = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"]*"|'[^']*'|`[^`]*`|[([{]|[)\]},;]/g)) {
    if (/^[([{]$/.test(token)) open += 1;
    else if (/^[)\]}]$/.test(token)) open -= 1;
    if (open < 0 || (open === 0 && /^[,;]$/.test(token))) return text.slice(0, index);
  }
  return text;
}
