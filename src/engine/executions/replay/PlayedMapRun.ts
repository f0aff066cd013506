import { pause, type Steps } from '../../interpreter/effects';
import { StatesError } from '../../../errors/StatesError';
import type { Json } from '../../../util/json';
import type { Execution } from '../Execution';
import { EndedChild } from '../mapRuns/EndedChild';
import { MapRun } from '../mapRuns/MapRun';
import type { MapRunOutcome } from '../mapRuns/MapRunState';

/** The ended children, in the order in which they ended: all of them, or those since the last redrive. */
export type EndedChildren = (sinceRedrive: boolean) => Iterable<Execution>;

/**
 * A Map Run in a replay: it repeats its recorded outcome, without its children. If none was recorded, it becomes live
 * (`live`) and continues with them.
 */
export class PlayedMapRun extends MapRun {
  /** Whether its children may have begun. */
  hasBegun = false;
  private isAlive = false;
  private waiting:
    { readonly step: MapRunOutcome['step']; goOn(outcome: MapRunOutcome | undefined): void } | undefined = undefined;
  private endedBefore: EndedChildren | undefined = undefined;

  constructor({ execution, plan, arn, target }: MapRun) {
    super(execution, plan, { arn, target });
  }

  waitsFor(step: MapRunOutcome['step']): boolean {
    return this.waiting?.step === step;
  }

  /** Repeats the outcome of a part. `undefined`: none was recorded, so it runs from here. */
  came(outcome: MapRunOutcome | undefined): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.goOn(outcome);
  }

  /** Lets it run from here. `endedBefore`: its recorded children so far, if any. */
  live(endedBefore: EndedChildren | undefined): void {
    this.isAlive = true;
    this.endedBefore = endedBefore;
    this.came(undefined);
  }

  override *prepare(): Steps<void> {
    if (this.plan.writer !== undefined && !this.isAlive) {
      const outcome = yield* this.recorded('prepared');
      if (outcome !== undefined && 'error' in outcome) throw outcome.error;
      if (outcome !== undefined) return;
    }
    yield* super.prepare();
    // AWS: each redrive exports its results to a folder of its own (recorded 2026).
    if (this.isAlive && !this.isExported) yield* this.addResults(false);
  }

  override *run(): Steps<Json> {
    if (this.isAlive) return yield* super.run();
    if (this.redriveCount === 0) this.startDate = this.execution.now();
    this.hasBegun = true;
    const outcome = yield* this.recorded('ended');
    if (outcome !== undefined) return this.endAgain(outcome);
    if (this.endedBefore === undefined) return yield* super.run();
    yield* this.data.openResults();
    yield* this.addResults(this.isExported);
    return yield* this.told('ended', this.work());
  }

  private endAgain(outcome: MapRunOutcome): Json {
    this.stopDate = this.execution.now();
    this.status = 'error' in outcome ? 'FAILED' : 'SUCCEEDED';
    if (!('error' in outcome)) return outcome.output;
    if (StatesError.is(outcome.error)) this.failure = outcome.error;
    throw outcome.error;
  }

  private get isExported(): boolean {
    return this.plan.writer?.resource !== undefined;
  }

  private *addResults(sinceRedrive: boolean): Steps<void> {
    const { endedBefore } = this;
    this.endedBefore = undefined;
    for (const child of endedBefore?.(sinceRedrive) ?? []) {
      yield* this.data.add(new EndedChild(child, child.child!.index));
      if (this.execution.isTimeToPause(1)) yield pause;
    }
  }

  private *recorded(step: MapRunOutcome['step']): Steps<MapRunOutcome | undefined> {
    let came: MapRunOutcome | undefined;
    const fiber = this.execution.engine.scheduler.running!;
    yield {
      kind: 'await',
      begin: () => {
        const goOn = (outcome: MapRunOutcome | undefined): void => {
          came = outcome;
          const { scheduler } = this.execution.engine;
          // With an outcome its fiber comes first: it was running when that was recorded.
          if (outcome === undefined) fiber.resume();
          else scheduler.resumeFirst(fiber);
        };
        this.waiting = { step, goOn };
        return { cancel: () => (this.waiting = undefined) };
      },
    };
    return came;
  }
}
