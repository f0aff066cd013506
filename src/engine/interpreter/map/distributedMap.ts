import type { CompositeResource } from '../../../contract/task';
import type { ItemProcessorDefinition, StateMachineDefinition, WorkflowType } from '../../../language/asl/types';
import { checkPayload } from '../dataFlow/limits';
import { compileNumber } from '../dataFlow/numberField';
import type { Json } from '../../../util/json';
import type { Steps } from '../effects';
import type { Program, StateBody } from '../Program';
import type { RunningMapRun } from '../InterpretedRun';
import { report, ReportedError } from '../report';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { isFatal } from '../retry/errorMatches';
import type { Composite, Scope } from '../Scope';
import type { MapItem } from '../contextObject';
import { askMock } from '../task/mockedComposite';
import { workOf } from '../workOf';
import { compileBatching, compileItemReader, compileResultWriter } from './distributedFields';
import { compileItemSelector, compileMapItems, itemInput, processorOf } from './mapItems';
import type { MapRunLimits, MapRunPlan, MapItems } from './MapRunPlan';
import type { StateCompiler } from '../StateCompiler';

/** AWS: the length of a Map with an ItemReader is written as 0 (recorded). */
const unreadItems: MapItems = { values: [], keys: undefined };

/** Map (Distributed): runs its processor as child executions of a Map Run. See "Distributed mode" of the AWS guide. */
export function compileDistributedMap(compiler: StateCompiler): StateBody {
  const { definition, flow, name, queryLanguage } = compiler;
  const processor = processorOf(definition);
  const childType: WorkflowType = processor.ProcessorConfig!.ExecutionType!;
  const program = compileChildren(compiler, processor);
  const mapItems = definition.ItemReader === undefined ? compileMapItems(compiler) : undefined;
  const reader = compileItemReader(compiler);
  const writer = compileResultWriter(compiler);
  const selector = compileItemSelector(compiler);
  const limits = compileLimits(compiler);
  const batching = compileBatching(compiler);
  const work = selector === undefined ? 1 : workOf(definition);
  const resource: CompositeResource = {
    kind: 'composite',
    arn: 'Map state',
    type: 'Map',
    writesResults: definition.ResultWriter?.['Resource'] !== undefined,
  };

  return compileErrorHandling(compiler).around(attempt, {
    resume,
    onGivenUp: (scope) => scope.emit('MapStateFailed'),
  });

  function* attempt(scope: Scope, input: Json): Steps<Json> {
    scope.inner = undefined;
    scope.inMapRun = false;
    const effective = flow.prepare(scope, input);
    const items = mapItems?.(scope, effective) ?? unreadItems;
    // AWS: no MapStateStarted is written before a failing expression, but one is before a failing path (recorded).
    let plan = queryLanguage === 'JSONata' ? planOf(scope, effective, items) : undefined;
    const startedId = scope.emit('MapStateStarted', { length: items.values.length });
    plan ??= planOf(scope, effective, items);
    const mocked = yield* askMock(scope, resource, effective);
    if (mocked === undefined) return yield* finish(scope, input, new Distributed(scope, plan, effective, startedId));
    scope.emitBeside('MapStateSucceeded', startedId);
    return flow.finish(scope, input, effective, mocked, definition.Next);
  }

  function* resume(scope: Scope, input: Json): Steps<Json> {
    const { inner } = scope;
    const goesOn = inner instanceof Distributed && inner.mapRun.resumable;
    if (!goesOn) return yield* attempt(scope, input);
    inner.mapRun.reopen();
    return yield* finish(scope, input, inner);
  }

  function* finish(scope: Scope, input: Json, distributed: Distributed): Steps<Json> {
    scope.inner = distributed;
    const result = yield* distributed.run(scope);
    const { pointer } = scope;
    scope.emit('MapRunSucceeded');
    // AWS: failures from here on point to MapStateSucceeded (measured), the Exited event to the start of the run
    // (recorded).
    scope.emit('MapStateSucceeded');
    checkPayload(result, name);
    const output = flow.finish(scope, input, distributed.input, result, definition.Next);
    scope.pointer = pointer;
    scope.inner = undefined;
    return output;
  }

  function planOf(scope: Scope, input: Json, items: MapItems): MapRunPlan {
    return {
      state: name,
      label: definition.Label,
      childType,
      program,
      limits: limits(scope, input),
      reader: reader?.(scope, input),
      items,
      batching: batching?.(scope, input),
      writer: writer?.(scope, input),
      select: (item) => (selector === undefined ? itemInput(item) : selector(itemScope(scope, item), input)),
      work,
    };
  }
}

/** One attempt of a Distributed Map: its Map Run and the events around it. */
class Distributed implements Composite {
  readonly children: readonly never[] = [];
  readonly mapRun: RunningMapRun;
  /** The state's effective input. */
  readonly input: Json;

  constructor(
    scope: Scope,
    plan: MapRunPlan,
    input: Json,
    /** The id of MapStateStarted. */
    private readonly startedId: number,
  ) {
    this.mapRun = scope.run.newMapRun(plan, () => scope.random());
    this.input = input;
  }

  *run(scope: Scope): Steps<Json> {
    const { mapRun } = this;
    yield* mapRun.prepare();
    const { arn: mapRunArn, redriveCount } = mapRun;
    scope.pointer = this.startedId;
    if (redriveCount === 0) scope.emit('MapRunStarted', { mapRunArn });
    else scope.emit('MapRunRedriven', { mapRunArn, redriveCount });
    scope.inMapRun = true;
    try {
      return yield* mapRun.run();
    } catch (error) {
      throw mapRunFailed(scope, error);
    } finally {
      scope.inMapRun = false;
    }
  }
}

/** AWS: MapStateFailed also follows an error that nothing may catch (recorded 2026). */
function mapRunFailed(scope: Scope, error: unknown): unknown {
  const reported = report(scope, error);
  if (!(reported instanceof ReportedError)) return reported;
  const { error: name, errorCause: cause } = reported;
  scope.emit('MapRunFailed', { error: name, cause });
  if (isFatal(reported)) scope.emit('MapStateFailed');
  return new ReportedError(name, cause, scope.pointer);
}

/** AWS: the ItemSelector sees the context of the Map's own execution, with the item in it (recorded 2026). */
export function itemScope(scope: Scope, item: MapItem): Scope {
  const inner = scope.inside(0, false, item);
  inner.state = scope.state;
  inner.enteredMs = scope.enteredMs;
  inner.retryCount = scope.retryCount;
  return inner;
}

/** AWS: a child's definition is the processor alone, without its ProcessorConfig (recorded 2026). */
function compileChildren(compiler: StateCompiler, processor: ItemProcessorDefinition): Program {
  const own: Record<string, unknown> = { ...processor };
  delete own['ProcessorConfig'];
  const definition = own as unknown as StateMachineDefinition;
  return { definition, block: compiler.compileBlock(definition), timeoutSeconds: undefined };
}

function compileLimits(compiler: StateCompiler): (scope: Scope, input: Json) => MapRunLimits {
  const maxConcurrency = compileNumber(compiler, 'MaxConcurrency');
  const count = compileNumber(compiler, 'ToleratedFailureCount');
  const percentage = compileNumber(compiler, 'ToleratedFailurePercentage');
  return (scope, input) => ({
    maxConcurrency: maxConcurrency?.(scope, input),
    toleratedFailureCount: count?.(scope, input),
    toleratedFailurePercentage: percentage?.(scope, input),
  });
}
