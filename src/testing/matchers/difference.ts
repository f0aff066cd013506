import { clip, clipLines } from '../../story/trace/clip';
import type { MatcherContext } from './Matcher';

const mostLines = 120;
const longest = 4_000;

/** A value as the runner prints it, unless it is longer than anybody reads. */
function printed(text: string): string {
  return text.length <= longest ? text : clip(text, longest);
}

/** Lines that show an expected and a received value: line by line where both are objects, else one below the other. */
export function difference(context: MatcherContext, expected: unknown, received: unknown, label = ''): string[] {
  const aligned = align(context, expected, received);
  const lines = isComposite(aligned) && isComposite(received) ? context.utils.diff?.(aligned, received) : undefined;
  if (lines !== undefined && lines !== null && lines !== '')
    return [...(label === '' ? [] : [`  ${label}`]), '', ...clipLines(lines.trimEnd().split('\n'), mostLines)];
  return [
    `  expected${label && ` ${label}`}: ${printed(context.utils.printExpected(expected))}`,
    `  received${label && ` ${label}`}: ${received === undefined ? 'nothing' : printed(context.utils.printReceived(received))}`,
  ];
}

/** An expectation in which whatever an asymmetric matcher accepts is the received value itself, and so no difference. */
function align(context: MatcherContext, expected: unknown, received: unknown): unknown {
  if (!isComposite(expected)) return expected;
  if (typeof (expected as { asymmetricMatch?: unknown }).asymmetricMatch === 'function')
    return context.equals(received, expected) ? received : expected;
  if (!isComposite(received)) return expected;
  if (Array.isArray(expected))
    return Array.isArray(received) ? expected.map((item, index) => align(context, item, received[index])) : expected;
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [name, align(context, value, received[name])]),
  );
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
