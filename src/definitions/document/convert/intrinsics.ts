import { asDouble, isNumber } from '../../../util/json';
import { NotConverted } from './NotConverted';
import type { NoteCode } from './notes';
import { codeOf, codeTree, pathInto, inside, quote, type Code, type Tree } from './Tree';

/** What the conversion of a call knows and tells, besides the arguments. */
export interface CallContext {
  note(code: NoteCode): void;
  /** A function of JSONata that is used. */
  uses(name: string): void;
  /** The first argument with its escapes, if it is a string. */
  readonly rawText: string | undefined;
  /** The names of the calls among the arguments. */
  readonly calls: readonly (string | undefined)[];
}

type Convert = (args: readonly Code[], trees: readonly Tree[], context: CallContext) => Tree;

/** A call of a function whose arguments are all values that must be there. */
function call(name: string, guard?: (args: readonly Code[]) => readonly string[], note?: NoteCode): Convert {
  return (args, _trees, context) => {
    context.uses(name);
    if (note !== undefined) context.note(note);
    return codeTree(`$${name}(${args.map(({ text }) => text).join(', ')})`, [
      ...guardsOf(args),
      ...(guard?.(args) ?? []),
    ]);
  };
}

const isOf =
  (type: string) =>
  (args: readonly Code[]): readonly string[] =>
    args.slice(0, 1).map(({ text }) => `$type(${text}) = ${quote(type)}`);

/** How each intrinsic function is written in JSONata. */
const converters: Readonly<Record<string, Convert>> = {
  'States.Array': (_args, trees) => ({ kind: 'array', items: trees }),
  'States.ArrayPartition': call('partition', isOf('array'), 'EMPTY_RESULT'),
  'States.ArrayRange': call('range', undefined, 'EMPTY_RESULT'),
  'States.ArrayLength': call('count', isOf('array')),
  'States.ArrayGetItem': ([array, index], [, indexTree], { note }) => {
    if (indexTree?.kind !== 'literal' || !isNumber(indexTree.value) || asDouble(indexTree.value) < 0)
      throw new NotConverted('States.ArrayGetItem is converted only with a number as index.');
    note('EMPTY_ARRAY');
    const list = array!;
    const isPath = /^\$[\w.`]+$/.test(list.text);
    const item = pathInto({ ...list, isCompound: !isPath }, [Number(index!.text)]);
    return { kind: 'code', code: { ...item, guards: [...list.guards, `$type(${list.text}) = "array"`] } };
  },
  'States.ArrayContains': ([array, value], _trees, { note }) => {
    note('TEXT_EQUALITY');
    return codeTree(`${operand(value!)} in ${operand(array!)}`, [
      ...guardsOf([array!, value!]),
      `$type(${array!.text}) = "array"`,
    ]);
  },
  'States.Base64Encode': call('base64encode', isOf('string'), 'BYTES'),
  'States.Base64Decode': call('base64decode', isOf('string'), 'BYTES'),
  'States.Hash': call('hash', undefined, 'BYTES'),
  'States.JsonMerge': ([first, second], [, , deep], { uses }) => {
    if (deep?.kind !== 'literal' || deep.value !== false)
      throw new NotConverted('States.JsonMerge is converted only with false as its last argument.');
    uses('merge');
    return codeTree(`$merge([${first!.text}, ${second!.text}])`, [
      ...guardsOf([first!, second!]),
      ...[first!, second!].map(({ text }) => `$type(${text}) = "object"`),
    ]);
  },
  'States.StringToJson': call('parse', isOf('string'), 'STRING_TO_JSON'),
  'States.JsonToString': call('string', undefined, 'JSON_TEXT'),
  'States.MathAdd': ([first, second], _trees, { note }) => {
    note('WHOLE_NUMBERS');
    const code = {
      text: `${operand(first!)} + ${operand(second!)}`,
      guards: guardsOf([first!, second!]),
      isCompound: true,
    };
    return { kind: 'code', code };
  },
  'States.StringSplit': ([text], [, separator], { uses }) => {
    if (separator?.kind !== 'literal' || typeof separator.value !== 'string' || separator.value.length !== 1)
      throw new NotConverted('States.StringSplit is converted only with a single character as separator.');
    uses('split');
    return codeTree(`[$split(${text!.text}, ${quote(separator.value)})[$ != ""]]`, [
      ...guardsOf([text!]),
      `$type(${text!.text}) = "string"`,
    ]);
  },
  'States.Format': (args, trees, context) => {
    const { rawText, calls } = context;
    if (rawText === undefined) throw new NotConverted('States.Format is converted only with its template as a string.');
    if (calls.includes('States.StringToJson'))
      throw new NotConverted(
        'States.Format prints the result of States.StringToJson in a way that JSONata does not have.',
      );
    return format(readTemplate(rawText), args.slice(1), trees.slice(1), context);
  },
  'States.UUID': (args, trees, context) => {
    context.note('RANDOM');
    return call('uuid')(args, trees, context);
  },
};

/** Converts a call. Throws NotConverted for what JSONata does not have. */
export function convertCall(name: string, args: readonly Tree[], context: CallContext): Tree {
  const convert = Object.hasOwn(converters, name) ? converters[name] : undefined;
  if (convert === undefined) throw new NotConverted(`${name} has no equal in JSONata.`);
  // An array is put together by the values themselves.
  return convert(name === 'States.Array' ? [] : args.map(codeOf), args, context);
}

function format(pieces: readonly string[], args: readonly Code[], trees: readonly Tree[], context: CallContext): Tree {
  if (pieces.length !== args.length + 1)
    throw new NotConverted('The template of States.Format and its arguments do not go together.');
  if (trees.some((tree) => tree.kind !== 'literal')) context.note('FORMAT');
  const parts = pieces.flatMap((piece, index) => {
    const before = index === 0 ? [] : [operand(args[index - 1]!)];
    return piece === '' ? before : [...before, quote(piece)];
  });
  // Beside a string, & makes a string of everything.
  const text = parts.length === 1 ? `"" & ${parts[0]!}` : parts.join(' & ');
  if (parts.length === 0) return { kind: 'literal', value: '' };
  return { kind: 'code', code: { text, guards: guardsOf(args), isCompound: true } };
}

/** The text around the `{}` of a template, without its escapes. */
function readTemplate(template: string): readonly string[] {
  const pieces = [''];
  for (const [, escaped, hole, character = ''] of template.matchAll(/\\(.)|(\{\})|(.)/gs)) {
    if (hole !== undefined) pieces.push('');
    else if (escaped === undefined && (character === '{' || character === '}'))
      throw new NotConverted('A brace of the template of States.Format has no other one.');
    else pieces.push(pieces.pop()! + (escaped ?? character));
  }
  return pieces;
}

function operand({ text, isCompound }: Code): string {
  return isCompound === true ? `(${text})` : text;
}

/** What must hold for all arguments to be there. */
function guardsOf(args: readonly Code[]): readonly string[] {
  return args.flatMap((code) => inside(code).guards);
}
