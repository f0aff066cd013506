import { literal, quoted } from '../../util/literal';
import type { Json } from '../../util/json';
import type { Outcome } from './Outcome';

/** A run as a test: mocks for what its tasks answered, its input, and what is to hold. */
export function asTest(input: Json, given: ReadonlyMap<string, readonly Outcome[]>, expectation: string): string {
  return [
    "test('found by a property', async () => {",
    ...[...given].map(([state, outcomes]) => `  machine.mock(${quoted(state)})${chain(outcomes)};`),
    `  const run = await machine.run(${literal(input)});`,
    `  ${expectation}`,
    '});',
  ].join('\n');
}

/** `.throws('A').times(2).returns({})`: what repeats is written once. */
function chain(outcomes: readonly Outcome[]): string {
  const runs: { readonly text: string; times: number }[] = [];
  for (const outcome of outcomes) {
    const text = call(outcome);
    const last = runs.at(-1);
    if (last?.text === text) last.times += 1;
    else runs.push({ text, times: 1 });
  }
  const told = runs.slice(0, mostTold);
  const rest = runs.length > told.length ? ` /* and ${runs.length - told.length} answers more */` : '';
  const text = told
    .map(({ text, times }, index) => (times > 1 && index < runs.length - 1 ? `${text}.times(${times})` : text))
    .join('');
  return `${text}${rest}`;
}

/** Answers of a loop that never ends are not all told. */
const mostTold = 6;

function call(outcome: Outcome): string {
  if ('returns' in outcome) return `.returns(${literal(outcome.returns)})`;
  return 'timesOut' in outcome ? '.timesOut()' : `.throws(${quoted(outcome.throws)})`;
}
