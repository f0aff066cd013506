import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import type { ApiAnswer, ApiRequest } from './apis/ApiCall';
import type { ServedRequest } from './apis/serveApi';
import type { Json, JsonObject } from '../../util/json';
import { lazy } from '../../util/lazy';
import type { SentMessage } from './pipes/Pipes';
import type { PipeRun } from './pipes/PipeRun';
import type { EventToPut, PutEvent } from './rules/putEvent';
import type { FiredSchedule, ListedSchedule } from './schedules/OpenSchedule';
import type { FireOptions } from './schedules/Schedules';
import type { OpenStart } from './StartKind';
import type { Registration, Starts } from './Starts';

const loadEventBridge = lazy(
  () => require('./eventBridge/callEventBridge') as typeof import('./eventBridge/callEventBridge'),
);

/** A registered start, as it is listed. */
export interface ListedStart {
  readonly declared: DeclaredStart;
  /** The names of the deployed machines that it may start. */
  readonly machines: readonly string[];
  /** Why it can start nothing. */
  readonly problem?: string;
}

/** Each action on rules, schedules, pipes and APIs: its parameters and its result. All of it is data. */
interface StartsCalls {
  /** Registers what a file declares, instead of what it declared before, and lists it. */
  readonly register: { readonly given: Registration; readonly answer: readonly ListedStart[] };
  readonly list: { readonly given: object; readonly answer: readonly ListedStart[] };
  /** Puts events on their buses, in order. */
  readonly putEvents: {
    readonly given: {
      readonly events: readonly EventToPut[];
      /** The ARN of the execution that they come from. */
      readonly cause?: string | undefined;
    };
    readonly answer: readonly PutEvent[];
  };
  /** Calls the API that has the route. */
  readonly callApi: { readonly given: { readonly request: ApiRequest }; readonly answer: ApiAnswer };
  /** Answers a request over HTTP. */
  readonly serveApi: { readonly given: { readonly request: ServedRequest }; readonly answer: ApiAnswer };
  /** PutEvents and other operations of EventBridge's API, in wire format. Throws ServiceError. */
  readonly eventBridge: {
    readonly given: { readonly operation: string; readonly input: Json };
    readonly answer: JsonObject;
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
  /** Gives a message to the pipe of its queue, if there is one. It runs later. */
  readonly receive: { readonly given: { readonly message: SentMessage }; readonly answer: null };
  /** What a pipe has done since the last reset, once it has done everything that it has received. */
  readonly pipeRuns: { readonly given: { readonly name: string }; readonly answer: readonly PipeRun[] };
  /** Runs records of its source through a pipe. */
  readonly runPipe: {
    readonly given: { readonly name: string; readonly records: readonly Json[]; readonly evenIfStopped?: boolean };
    readonly answer: PipeRun;
  };
}

type Op = keyof StartsCalls;

/** An action, as a harness or a route of the control API calls it. */
export type StartsCall = { readonly [Name in Op]: { readonly op: Name } & StartsCalls[Name]['given'] }[Op];

export type StartsAnswer<Call extends StartsCall = StartsCall> = StartsCalls[Call['op']]['answer'];

type Handler<Name extends Op> = (
  starts: Starts,
  given: StartsCalls[Name]['given'],
) => StartsCalls[Name]['answer'] | Promise<StartsCalls[Name]['answer']>;

const handlers: { readonly [Name in Op]: Handler<Name> } = {
  callApi: (starts, { request }) => starts.callApi(request),
  serveApi: (starts, { request }) => starts.serveApi(request),
  register: (starts, registration) => starts.register(registration).map((start) => listed(start, starts)),
  list: (starts) => starts.all.map((start) => listed(start, starts)),
  eventBridge: (starts, { operation, input }) => loadEventBridge().callEventBridge(starts, operation, input),
  putEvents: (starts, { events, cause }) => events.map((event) => starts.put(event, cause)),
  schedules: ({ schedules }) => schedules.list(),
  scheduleTimes: ({ schedules }, { name, count, afterMs }) => schedules.timesOf(name, count, afterMs),
  fireSchedule: ({ schedules }, { name, ...options }) => schedules.fire(name, options),
  firedSchedules: ({ schedules }, { name }) => schedules.firedOf(name),
  receive({ pipes }, { message }) {
    pipes.receive(message);
    return null;
  },
  pipeRuns: ({ pipes }, { name }) => pipes.runsOf(name),
  runPipe: ({ pipes }, { name, records, ...options }) => pipes.run(name, records, options),
};

function listed(start: OpenStart, { context }: Starts): ListedStart {
  const { declared, targetArns = [], problem, machines = context.machines } = start;
  return {
    declared,
    machines: targetArns.flatMap((arn) => machines.nameOf(arn) ?? []),
    ...(problem !== undefined && { problem }),
  };
}

/** Carries out an action. Throws or rejects with HarnessError. */
export function callStarts<Call extends StartsCall>(
  starts: Starts,
  call: Call,
): StartsAnswer<Call> | Promise<StartsAnswer<Call>> {
  const handle = handlers[call.op] as unknown as (of: Starts, given: Call) => StartsAnswer<Call>;
  return handle(starts, call);
}
