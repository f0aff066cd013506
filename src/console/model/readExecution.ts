import { useMemo } from 'preact/hooks';
import type { StateMachineDefinition } from '../../language/asl/types';
import { present } from '../../util/present';
import { aws, scopeOfArn } from '../api/aws';
import { fetchNow } from '../api/clock';
import { toItem } from '../api/executions';
import { fetchTrace } from '../api/trace';
import type { Execution, WireEvent } from '../api/types';
import { usePolled, type Polled } from '../api/usePolled';
import { HistoryFeed } from './HistoryFeed';
import { textOf } from './eventText';

/** Everything known about an execution at one moment. */
export interface ExecutionView {
  readonly execution: Execution;
  /** The definition that it runs, as text. */
  readonly definition: string;
  readonly feed: HistoryFeed;
  /** Events that had been read at that moment. */
  readonly count: number;
  /** Its current time, in epoch milliseconds, while it runs. `undefined` where the control API is closed. */
  readonly nowMs: number | undefined;
}

/** An execution, updated while it runs. */
export function useExecution(arn: string, everyMs: number): Polled<ExecutionView> {
  const source = useMemo(() => new ExecutionSource(arn), [arn]);
  return usePolled(arn, (signal) => source.read(signal), { everyMs });
}

/** Reads an execution, continuing where the last read ended. */
export class ExecutionSource {
  private definition: string | undefined;
  private feed: HistoryFeed | undefined;
  private done = '';

  constructor(readonly arn: string) {}

  /** Throws ApiError, LostError. */
  async read(signal: AbortSignal): Promise<ExecutionView> {
    return this.arn.split(':')[5] === 'express' ? this.readExpress(signal) : this.readStandard(signal);
  }

  private async readStandard(signal: AbortSignal): Promise<ExecutionView> {
    const scope = scopeOfArn(this.arn);
    const executionArn = this.arn;
    const call = <T>(operation: string, input: object = {}): Promise<T> =>
      aws<T>(operation, { executionArn, ...input }, scope, signal);
    const execution = await call<Execution>('DescribeExecution');
    this.definition ??= (await call<{ definition: string }>('DescribeStateMachineForExecution')).definition;
    this.feed ??= new HistoryFeed(JSON.parse(this.definition) as StateMachineDefinition);
    const state = `${execution.status} ${execution.redriveCount ?? 0}`;
    // An ended execution does not change until it is redriven.
    if (this.done !== state) {
      await this.feed.update(async (page) => {
        const answer = await call<{ events: readonly WireEvent[]; nextToken?: string }>('GetExecutionHistory', page);
        return { ...answer, chars: page.includeExecutionData ? JSON.stringify(answer.events).length : 0 };
      });
      this.done = execution.status === 'RUNNING' || execution.status === 'PENDING_REDRIVE' ? '' : state;
    }
    const nowMs = this.done === '' ? await fetchNow(executionArn, signal) : undefined;
    return { execution, definition: this.definition, feed: this.feed, count: this.feed.events.length, nowMs };
  }

  /** AWS does not describe Express executions. The control API does, while the server keeps them. */
  private async readExpress(signal: AbortSignal): Promise<ExecutionView> {
    const traced = await fetchTrace(this.arn, { include: ['events', 'definition'], visits: [] }, signal);
    this.definition ??= JSON.stringify(traced.definition ?? { States: {} });
    this.feed ??= new HistoryFeed(JSON.parse(this.definition) as StateMachineDefinition);
    this.feed.take((traced.events ?? []).slice(this.feed.events.length));
    const { events } = this.feed;
    const { status, error, cause } = traced;
    const input = textOf(events[0], 'input');
    const output = status === 'SUCCEEDED' ? textOf(events.at(-1), 'output') : undefined;
    return {
      execution: { ...toItem(traced), ...present({ error, cause, input, output }) },
      definition: this.definition,
      feed: this.feed,
      count: events.length,
      nowMs: status === 'RUNNING' ? await fetchNow(this.arn, signal) : undefined,
    };
  }
}
