import { DefinitionLoadError } from '../../DefinitionLoadError';
import { MappedText } from '../../source/MappedText';
import type { Position } from '../../../util/Position';
import { renderJson } from '../../source/renderJson';
import type { SourceNode } from '../../source/SourceNode';
import { numberOf } from '../evaluateOperator';
import { holeOf } from '../unknown';
import { placedText, argumentAt, type TerraformCall } from './TerraformFunction';

/** `%[2]-08.3f`: flags, width, precision, argument number, verb. */
const verb = /%(?:%|([-+#0 ]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g;
const widest = 1000;

interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

/**
 * Terraform's `format`: its verbs with flags, width, precision and argument numbers.
 *
 * Source: https://developer.hashicorp.com/terraform/language/functions/format
 */
export function format(args: readonly SourceNode[], call: TerraformCall): SourceNode {
  let next = 1;
  const text = placedText(args, 0, call).replace(verb, ([written, flags = '', width, precision, index, letter], at) => {
    if (letter === undefined) return MappedText.point('%', at);
    if (index !== undefined) next = Number(index);
    const node = argumentAt(args, next, call);
    const write = writers[letter];
    if (write === undefined) {
      throw new DefinitionLoadError(at, `format has no verb ${written}.`, `Verbs are ${known}.`);
    }
    const value = write(node, toVerb(flags, width, precision), { args, index: next, call, at });
    next += 1;
    return value;
  });
  return { kind: 'text', text, at: call.at };
}

function toVerb(flags: string, width = '0', precision?: string): Verb {
  const bounded = (digits: string): number => Math.min(Number(digits), widest);
  return { flags, width: bounded(width), precision: precision === undefined ? undefined : bounded(precision) };
}

interface Place {
  readonly args: readonly SourceNode[];
  readonly index: number;
  readonly call: TerraformCall;
  readonly at: Position;
}

type Writer = (node: SourceNode, verb: Verb, place: Place) => MappedText;

/** Unknown values are inserted unchanged, without width or precision. */
const texts: Writer = (_, { flags, width, precision }, { args, index, call }) => {
  const text = placedText(args, index, call);
  if (text.holes.length > 0) return text;
  const characters = [...text.toString()].length;
  const cut = precision === undefined || precision >= characters ? text : text.slice(0, prefixLength(text, precision));
  const missing = width - Math.min(characters, precision ?? characters);
  if (missing <= 0) return cut;
  const blanks = MappedText.point(' '.repeat(missing), call.at);
  return MappedText.join(flags.includes('-') ? [cut, blanks] : [blanks, cut]);
};

const values: Writer = (node, written, place) => {
  const isPlain = node.kind === 'text' || (node.kind === 'scalar' && node.value !== null);
  if (isPlain && !written.flags.includes('#')) return texts(node, written, place);
  return renderJson(node, { compact: true, sorted: true });
};

const quoted: Writer = (_, __, { args, index, call, at }) =>
  MappedText.join([MappedText.point('"', at), placedText(args, index, call).escaped(), MappedText.point('"', at)]);

function numbers(write: (value: number, precision: number | undefined) => string): Writer {
  return (node, { flags, width, precision }, { at, args, index, call }) => {
    if (holeOf(node) !== undefined) return placedText(args, index, call);
    const value = numberOf(node);
    const digits = write(Math.abs(value), precision);
    const sign = value < 0 ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
    const missing = width - sign.length - digits.length;
    if (missing <= 0) return MappedText.point(sign + digits, at);
    if (flags.includes('-')) return MappedText.point(sign + digits + ' '.repeat(missing), at);
    if (flags.includes('0')) return MappedText.point(sign + '0'.repeat(missing) + digits, at);
    return MappedText.point(' '.repeat(missing) + sign + digits, at);
  };
}

const whole = (radix: number): Writer => numbers((value) => Math.trunc(value).toString(radix));

/** Go writes an exponent of at least two digits. */
function exponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Go's `%g`: the shortest form, with an exponent below -4 and from the precision (6 by default) on. */
function shortest(value: number, precision: number | undefined): string {
  const digits = precision === undefined ? undefined : Math.max(precision, 1);
  const rounded = digits === undefined ? value : Number(value.toPrecision(digits));
  const scientific = rounded.toExponential();
  const magnitude = Number(scientific.slice(scientific.indexOf('e') + 1));
  return magnitude >= -4 && magnitude < (digits ?? 6) ? String(rounded) : exponent(scientific);
}

const upper =
  (writer: Writer): Writer =>
  (node, written, place) => {
    const text = writer(node, written, place);
    return text.holes.length > 0 ? text : MappedText.point(text.toString().toUpperCase(), place.at);
  };

const general = numbers(shortest);
const scientific = numbers((value, precision = 6) => exponent(value.toExponential(Math.min(precision, 100))));

const writers: Readonly<Record<string, Writer>> = {
  s: texts,
  t: texts,
  v: values,
  q: quoted,
  d: whole(10),
  b: whole(2),
  o: whole(8),
  x: whole(16),
  X: upper(whole(16)),
  f: numbers((value, precision = 6) => value.toFixed(Math.min(precision, 100))),
  e: scientific,
  E: upper(scientific),
  g: general,
  G: upper(general),
};

const known = `${Object.keys(writers)
  .map((letter) => `%${letter}`)
  .join(', ')} and %%`;

/** UTF-16 units of the first characters. */
function prefixLength(text: MappedText, characters: number): number {
  return [...text.toString()].slice(0, characters).join('').length;
}
