import { MappedText } from '../../source/MappedText';
import { scalarNode, textNode } from '../../source/SourceNode';
import { numberOf } from '../evaluateOperator';
import { unknownNode } from '../unknown';
import {
  placedText,
  argumentAt,
  itemsOfArgument,
  onlyKnown,
  type TerraformFunction,
  textOfArgument,
} from './TerraformFunction';
import { format } from './format';

const onText = (change: (text: string, ...others: string[]) => string): TerraformFunction =>
  onlyKnown((args, call) => {
    const texts = args.map((_, index) => textOfArgument(args, index, call));
    return textNode(change(texts[0] ?? textOfArgument(args, 0, call), ...texts.slice(1)), call.at);
  });

/** "String functions" of Terraform. */
export const textFunctions: Readonly<Record<string, TerraformFunction>> = {
  lower: onText((text) => text.toLowerCase()),
  upper: onText((text) => text.toUpperCase()),
  title: onText((text) => text.replace(/(^|\s)\p{L}/gu, (first) => first.toUpperCase())),
  chomp: onText((text) => text.replace(/(?:\r?\n)+$/, '')),
  trimspace: onText((text) => text.trim()),
  trimprefix: onText((text, prefix = '') =>
    prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimsuffix: onText((text, suffix = '') =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trim: onText((text, cut = '') =>
    trimStart(trimStart([...text], cut).reverse(), cut)
      .reverse()
      .join(''),
  ),
  strrev: onText((text) => [...text].reverse().join('')),
  replace: onlyKnown((args, call) => {
    const search = pattern(textOfArgument(args, 1, call));
    if (search === undefined) {
      return unknownNode('replace(…)', 'replace', 'its regular expression is not evaluated locally', call.at);
    }
    return textNode(textOfArgument(args, 0, call).replaceAll(search, textOfArgument(args, 2, call)), call.at);
  }),
  indent: onlyKnown((args, call) => {
    const blanks = ' '.repeat(Math.min(Math.max(numberOf(argumentAt(args, 0, call)), 0), 1000));
    return textNode(textOfArgument(args, 1, call).replaceAll('\n', `\n${blanks}`), call.at);
  }),
  substr: onlyKnown((args, call) => {
    const text = textOfArgument(args, 0, call);
    const [offset, length] = [numberOf(argumentAt(args, 1, call)), numberOf(argumentAt(args, 2, call))];
    const from = offset < 0 ? Math.max(text.length + offset, 0) : offset;
    return textNode(length < 0 ? text.slice(from) : text.slice(from, from + length), call.at);
  }),
  startswith: onlyKnown((args, call) => {
    return scalarNode(textOfArgument(args, 0, call).startsWith(textOfArgument(args, 1, call)), call.at);
  }),
  endswith: onlyKnown((args, call) => {
    return scalarNode(textOfArgument(args, 0, call).endsWith(textOfArgument(args, 1, call)), call.at);
  }),
  join: (args, call) => {
    const separator = placedText(args, 0, call);
    const items = args.slice(1).flatMap((_, index) => itemsOfArgument(args, index + 1, call));
    const parts = items.flatMap((_, index) => [...(index === 0 ? [] : [separator]), placedText(items, index, call)]);
    return { kind: 'text', text: MappedText.join(parts), at: call.at };
  },
  split: onlyKnown((args, call) => {
    const parts = textOfArgument(args, 1, call).split(textOfArgument(args, 0, call));
    return { kind: 'list', items: parts.map((part) => textNode(part, call.at)), at: call.at };
  }),
  format,
};

function trimStart(characters: readonly string[], cut: string): string[] {
  const first = characters.findIndex((character) => !cut.includes(character));
  return first === -1 ? [] : characters.slice(first);
}

/** `/…/` is a regular expression; `undefined` for one that JavaScript reads differently, or that could take forever. */
function pattern(search: string): string | RegExp | undefined {
  if (!/^\/.+\/$/.test(search)) return search;
  const body = search.slice(1, -1);
  if (/[*+}]\)?[*+{]|\(\?/.test(body)) return undefined;
  try {
    return new RegExp(body, 'gu');
  } catch {
    return undefined;
  }
}
