import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import type { Json } from '../../util/json';
import type { PipeRun } from './pipes/PipeRun';
import type { EventToPut, PutEvent } from './rules/putEvent';
import type { FiredSchedule, ListedSchedule } from './schedules/OpenSchedule';
import type { FireOptions } from './schedules/Schedules';
import type { Registration, Starts } from './Starts';

/** A registered start, as it is listed. */
export interface ListedStart {
  readonly declared: DeclaredStart;
  /** The names of the deployed machines that it may start. */
  readonly machines: readonly string[];
  /** Why it can start nothing. */
  readonly problem?: string;
}

/** Each action on what starts executions: what it takes, and what it answers. All of it is data. */
interface StartsCalls {
  /** Adds what a file declares, or replaces what it declared before. */
  readonly register: { readonly given: Registration; readonly answer: null };
  readonly list: { readonly given: object; readonly answer: readonly ListedStart[] };
  /** Puts events on their buses, in order. */
  readonly putEvents: {
    readonly given: { readonly events: readonly EventToPut[] };
    readonly answer: readonly PutEvent[];
  };
  readonly schedules: { readonly given: object; readonly answer: readonly ListedSchedule[] };
  /** The next times at which a schedule is due: ISO 8601, in UTC. */
  readonly scheduleTimes: {
    readonly given: { readonly name: string; readonly count: number; readonly afterMs?: number | undefined };
    readonly answer: readonly string[];
  };
  readonly fireSchedule: { readonly given: { readonly name: string } & FireOptions; readonly answer: FiredSchedule };
  /** What has fired since the last reset, by hand or by time: all, or those of one schedule. */
  readonly firedSchedules: { readonly given: { readonly name?: string }; readonly answer: readonly FiredSchedule[] };
  /** Runs records of its source through a pipe. */
  readonly runPipe: {
    readonly given: { readonly name: string; readonly records: readonly Json[]; readonly evenIfStopped?: boolean };
    readonly answer: PipeRun;
  };
}

type Op = keyof StartsCalls;

/** What a harness or a route of the control API asks for. */
export type StartsCall = { readonly [Name in Op]: { readonly op: Name } & StartsCalls[Name]['given'] }[Op];

export type StartsAnswer<Call extends StartsCall = StartsCall> = StartsCalls[Call['op']]['answer'];

type Handler<Name extends Op> = (
  starts: Starts,
  given: StartsCalls[Name]['given'],
) => StartsCalls[Name]['answer'] | Promise<StartsCalls[Name]['answer']>;

const handlers: { readonly [Name in Op]: Handler<Name> } = {
  register(starts, registration) {
    starts.register(registration);
    return null;
  },
  list: (starts) =>
    starts.all.map(({ declared, targetArns = [], problem }) => ({
      declared,
      machines: targetArns.flatMap((arn) => starts.context.machines.nameOf(arn) ?? []),
      ...(problem !== undefined && { problem }),
    })),
  putEvents: (starts, { events }) => events.map((event) => starts.put(event)),
  schedules: ({ schedules }) => schedules.list(),
  scheduleTimes: ({ schedules }, { name, count, afterMs }) => schedules.timesOf(name, count, afterMs),
  fireSchedule: ({ schedules }, { name, ...options }) => schedules.fire(name, options),
  firedSchedules: ({ schedules }, { name }) => schedules.firedOf(name),
  runPipe: ({ pipes }, { name, records, ...options }) => pipes.run(name, records, options),
};

/** Carries out an action. Throws or rejects with HarnessError. */
export function callStarts<Call extends StartsCall>(
  starts: Starts,
  call: Call,
): StartsAnswer<Call> | Promise<StartsAnswer<Call>> {
  const handle = handlers[call.op] as unknown as (of: Starts, given: Call) => StartsAnswer<Call>;
  return handle(starts, call);
}
