import { javaText } from '../../../util/javaText';
import { isNumber, toCompactText, type Json } from '../../../util/json';
import {
  ArgumentError,
  checkTextSize,
  maxTextBytes,
  stringArgument,
  TextTooLargeError,
  type IntrinsicCall,
  type IntrinsicFunction,
} from './IntrinsicFunction';
import type { Argument } from './readIntrinsic';

/**
 * `States.Format(template, value, …)`: the template with each `{}` replaced by a value. `\{`, `\}`, `\'` and `\\` are
 * the characters themselves.
 *
 * AWS: the States Language forbids objects and arrays here; the service prints them as Java does, `{a=1, b=[]}`.
 * AWS (reported): a number as the template counts as its string form.
 */
export const format: IntrinsicFunction = {
  name: 'States.Format',
  returns: 'string',
  count: [1, Infinity],
  call: (args) => fill(readTemplate(templateArgument(args)), args, []),
  prepare,
};

/** A template that is written in the definition is read once. */
function prepare([template, ...rest]: readonly Argument[]): IntrinsicCall {
  const printers = rest.map(printerFor);
  if (template?.kind !== 'text') return (args) => fill(readTemplate(templateArgument(args)), args, printers);
  let pieces: readonly string[] | undefined;
  return (args) => fill((pieces ??= readTemplate(template.raw)), args, printers);
}

function templateArgument(args: readonly Json[]): string {
  return isNumber(args[0]) ? javaText(args[0]) : stringArgument(args, 0);
}

type Printer = (value: Json) => string;

/** AWS: a result of States.StringToJson is still JSON, so a string in it keeps its quotes. */
function printerFor(argument: Argument): Printer {
  return argument.kind === 'call' && argument.call.name === 'States.StringToJson' ? toCompactText : javaText;
}

function fill(pieces: readonly string[], args: readonly Json[], printers: readonly Printer[]): string {
  if (pieces.length !== args.length) {
    throw new ArgumentError(
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
    );
  }
  let text = pieces[0]!;
  for (let i = 1; i < pieces.length; i++) {
    text += (printers[i - 1] ?? javaText)(checkTextSize(args[i]!)) + pieces[i]!;
    if (text.length > maxTextBytes) throw new TextTooLargeError();
  }
  return text;
}

const token = /\\(.?)|(\{\})|([{}])/gs;

/** The text before, between and after the `{}` of a template, with escapes resolved. */
function readTemplate(template: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let end = 0;
  for (const match of template.matchAll(token)) {
    const [whole, escaped, hole, brace] = match;
    piece += template.slice(end, match.index);
    end = match.index + whole.length;
    if (hole !== undefined) {
      pieces.push(piece);
      piece = '';
    } else if (brace !== undefined) {
      throw badTemplate(`matching '${brace === '{' ? '}' : '{'}' not found for '${brace}'.`);
    } else if (escaped === undefined || escaped === '' || !"'{}\\".includes(escaped)) {
      throw badTemplate('a "\\" escapes nothing; write \\\\');
    } else piece += escaped;
  }
  return [...pieces, piece + template.slice(end)];
}

function badTemplate(why: string): ArgumentError {
  return new ArgumentError(`Invalid template in States.Format: ${why}`);
}
