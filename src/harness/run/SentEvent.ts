import type { MatchedRule, PutEvent, UnmatchedRule } from '../../emulator/starts/rules/putEvent';
import type { Mismatch } from '../../emulator/starts/patterns/matchFields';
import { shortJson } from '../../story/trace/clip';
import { brandClass } from '../../util/brandClass';
import type { Json } from '../../util/json';
import { describeTarget } from './describeTarget';
import { StartReport, type StartableNames, type StartedByReport } from './StartReport';

/** An event that was put on a bus: which rules it matched, what they have started, and why the others did not match. */
export class SentEvent extends StartReport {
  /** The event as targets get it, with its id and time. */
  readonly event: Readonly<Record<string, Json>>;
  /** The rules that it matched, in the order of the files. */
  readonly matched: readonly MatchedRule[];
  /** The other rules. Each names the fields that did not fit. */
  readonly others: readonly UnmatchedRule[];
  readonly #put: PutEvent;

  /** @internal */
  constructor(put: PutEvent, started: readonly StartedByReport[], startable: readonly StartableNames[]) {
    super(started, startable);
    this.event = put.event;
    this.matched = put.matched;
    this.others = put.others;
    this.#put = put;
  }

  override explain(): readonly string[] {
    const { eventBus, matched, others } = this.#put;
    return [
      `the event on the bus '${eventBus}': ${shortJson(this.event, 400)}`,
      ...matched.flatMap(({ name, targets }) => [`  matched the rule '${name}'`, ...targets.map(describeTarget)]),
      ...others.flatMap(({ name, mismatches }) => [
        `  did not match the rule '${name}'`,
        ...mismatches.map(describeMismatch),
      ]),
    ];
  }
}
brandClass(SentEvent, 'SentEvent');

function describeMismatch({ field, wanted, got }: Mismatch): string {
  const found = got === undefined ? 'nothing' : shortJson(got, 200);
  return `    ${field}: wanted ${typeof wanted === 'string' ? wanted : shortJson(wanted, 200)}, got ${found}`;
}
