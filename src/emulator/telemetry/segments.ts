import { createHash } from 'node:crypto';
import type { Execution } from '../../engine/executions/Execution';
import { eventToWire } from '../../engine/history/toWire';
import { readStory } from '../../story/trace/readStory';
import { errorOf, type Attempt, type Visit } from '../../story/trace/Story';

/** A piece of work in a trace. Times are epoch seconds. */
export interface TraceWork {
  /** 16 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly start_time: number;
  readonly end_time?: number;
  /** Instead of the end, while it runs. */
  readonly in_progress?: true;
  /** It was stopped. */
  readonly error?: true;
  /** It failed. */
  readonly fault?: true;
  readonly cause?: { readonly exceptions: readonly TraceException[] };
  readonly subsegments?: readonly TraceSubsegment[];
}

/** Why a piece of work failed. */
export interface TraceException {
  readonly id: string;
  readonly type: string;
  readonly message?: string;
}

/** An execution in a trace. */
export interface TraceSegment extends TraceWork {
  readonly trace_id: string;
  /** The segment of its caller, if that is traced. */
  readonly parent_id?: string;
  readonly origin: 'AWS::StepFunctions::StateMachine';
  readonly aws: { readonly execution_arn: string; readonly state_machine_arn: string };
}

/** A state in a trace, or one call of a task. */
export interface TraceSubsegment extends TraceWork {
  /** For a call; `remote` for HTTP. */
  readonly namespace?: 'aws' | 'remote';
  /** For a call. */
  readonly aws?: { readonly operation: string; readonly region: string };
}

/**
 * The segment of an execution with its states and calls, in the form of X-Ray's segment documents; `undefined` if it is
 * not traced. What exactly Step Functions writes is not published: names, `origin` and `aws` follow X-Ray's guide for
 * other services.
 *
 * AWS: an execution is traced if its machine says so, or if its caller passes a trace id; children of a Distributed Map
 * are not (guide).
 */
export function segmentOf(execution: Execution): TraceSegment | undefined {
  const { arn, stateMachineArn, stateMachineName, name, status, startDate, stopDate, error, cause, history } =
    execution;
  const trace = traceOf(execution);
  if (trace === undefined || execution.child !== undefined) return undefined;
  const described = { executionArn: arn, name, status, startDate: startDate / 1000 };
  const { main } = readStory(
    described,
    history.events.map((event) => eventToWire(event)),
  );
  const marks: Marks = { arn, region: execution.region, endMs: stopDate };
  return {
    trace_id: trace.id,
    id: idOf(arn),
    ...(trace.parent !== undefined && { parent_id: trace.parent }),
    name: stateMachineName,
    origin: 'AWS::StepFunctions::StateMachine',
    ...time(startDate, stopDate),
    ...(status === 'FAILED' || status === 'TIMED_OUT' ? failed(arn, error ?? 'States.Timeout', cause) : {}),
    ...(status === 'ABORTED' && { error: true }),
    aws: { execution_arn: arn, state_machine_arn: stateMachineArn },
    ...inner(main.visits.map((visit) => segmentOfState(visit, marks))),
  };
}

/** What all subsegments of an execution have in common. */
interface Marks {
  readonly arn: string;
  readonly region: string;
  readonly endMs: number | undefined;
}

interface Trace {
  readonly id: string;
  readonly parent: string | undefined;
}

/** The trace that an execution belongs to: that of its caller, or its own. */
function traceOf(execution: Execution): Trace | undefined {
  const { arn, start, parent, revision, startDate } = execution;
  const { traceHeader = '' } = start;
  const header = new Map(traceHeader.split(';').map((part) => part.trim().split('=') as [string, string]));
  if (header.get('Sampled') === '0') return undefined;
  const root = header.get('Root');
  if (root !== undefined) return { id: root, parent: header.get('Parent') };
  const above = parent === undefined ? undefined : traceOf(parent);
  if (above !== undefined) return { id: above.id, parent: idOf(parent!.arn) };
  if (!revision.tracingConfiguration.enabled) return undefined;
  const seconds = Math.floor(startDate / 1000).toString(16);
  return { id: `1-${seconds.padStart(8, '0')}-${hash(arn).slice(16, 40)}`, parent: undefined };
}

function segmentOfState(visit: Visit, marks: Marks): TraceSubsegment {
  const { state, type, enteredId, enteredMs, exitedMs, outcome, attempts } = visit;
  const id = `${marks.arn}/${enteredId}`;
  const { error, cause } = errorOf(visit);
  const calls = type === 'Task' ? attempts.filter(({ scheduled }) => scheduled) : [];
  const strands = attempts.flatMap((attempt) => attempt.strands);
  return {
    id: idOf(id),
    name: state,
    ...time(enteredMs, exitedMs ?? marks.endMs),
    ...(outcome === 'failed' && failed(id, error, cause)),
    ...(outcome === 'aborted' && { error: true as const }),
    ...inner([
      ...calls.map((attempt) => segmentOfCall(attempt, marks)),
      ...strands.flatMap(({ visits }) => visits.map((one) => segmentOfState(one, marks))),
    ]),
  };
}

function segmentOfCall(attempt: Attempt, { arn, region, endMs }: Marks): TraceSubsegment {
  const { startedId, startedMs, endedMs, outcome, resource = '', resourceType, error, cause } = attempt;
  const id = `${arn}/${startedId}/call`;
  return {
    id: idOf(id),
    name: resourceType ?? resource.split(':').slice(2, 3).join(''),
    namespace: resourceType === 'http' ? 'remote' : 'aws',
    ...time(startedMs, endedMs ?? endMs),
    ...((outcome === 'failed' || outcome === 'timedOut') && failed(id, error ?? 'States.Timeout', cause)),
    ...(outcome === 'aborted' && { error: true as const }),
    aws: { operation: resourceType === undefined ? resource : resource.replace(/\..*$/, ''), region },
  };
}

function time(startMs: number, endMs: number | undefined): Pick<TraceWork, 'start_time' | 'end_time' | 'in_progress'> {
  const start_time = startMs / 1000;
  return endMs === undefined ? { start_time, in_progress: true } : { start_time, end_time: endMs / 1000 };
}

function failed(id: string, type: string | undefined, message: string | undefined): Pick<TraceWork, 'fault' | 'cause'> {
  const exception = { id: idOf(`${id}/cause`), type: type ?? '', ...(message !== undefined && { message }) };
  return { fault: true, cause: { exceptions: [exception] } };
}

function inner(subsegments: readonly TraceSubsegment[]): Pick<TraceWork, 'subsegments'> {
  return subsegments.length === 0 ? {} : { subsegments };
}

/** The same whenever it is read. */
function idOf(what: string): string {
  return hash(what).slice(0, 16);
}

function hash(what: string): string {
  return createHash('sha256').update(what).digest('hex');
}
