import { isDeepStrictEqual } from 'node:util';
import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import { lazy } from '../../util/lazy';
import { startKinds, type OpenOf } from './startKinds';
import type { ApiAnswer, ApiRequest } from './apis/ApiCall';
import type { ApiRoute } from './apis/routing/ApiRoute';
import type { ServedRequest } from './apis/serveApi';
import { StartableMachines, type StartableMachine } from './StartableMachines';
import type { EventChain } from './rules/EventChain';
import type { Pipes } from './pipes/Pipes';
import type { EventToPut, PutEvent } from './rules/putEvent';
import type { OpenSchedule } from './schedules/OpenSchedule';
import type { Schedules } from './schedules/Schedules';
import type { StartHost } from './StartHost';
import type { KindName, OpenKind, OpenStart, StartContext } from './StartKind';

const loadCallApi = lazy(() => require('./apis/callApi') as typeof import('./apis/callApi'));
const loadServeApi = lazy(() => require('./apis/serveApi') as typeof import('./apis/serveApi'));
const loadPutEvent = lazy(() => require('./rules/putEvent') as typeof import('./rules/putEvent'));
const loadSchedules = lazy(() => require('./schedules/Schedules') as typeof import('./schedules/Schedules'));
const loadRuleSchedule = lazy(() => require('./schedules/ruleSchedule') as typeof import('./schedules/ruleSchedule'));
const loadPipes = lazy(() => require('./pipes/Pipes') as typeof import('./pipes/Pipes'));

const loadEventChain = lazy(() => require('./rules/EventChain') as typeof import('./rules/EventChain'));

/** What one file declares, and which of its machines are deployed. All of it is data. */
export interface Registration {
  readonly file: string;
  readonly starts: readonly DeclaredStart[];
  /** The machines that are deployed. More can be registered later. */
  readonly machines: readonly StartableMachine[];
  /** The names of all machines that the file declares. */
  readonly declared: readonly string[];
}

/** What starts the executions of one service, between two resets: everything that files have registered. */
export class Starts {
  readonly context: StartContext;
  private chain: EventChain | undefined;
  private readonly ends: (() => void)[] = [];
  private readonly ofFile = new Map<string, StartableMachines>();
  private readonly files = new Map<string, readonly OpenStart[]>();
  private ownSchedules: Schedules | undefined = undefined;
  private ownPipes: Pipes | undefined = undefined;

  constructor(readonly host: StartHost) {
    this.context = { host, machines: new StartableMachines((arn) => host.hasMachine(arn)) };
  }

  /** Registers what a file declares, instead of what it declared before. What has not changed stays as it is. */
  register({ file, starts, machines, declared }: Registration): readonly OpenStart[] {
    const own = this.machinesOf(file);
    own.add(machines, declared);
    const before = new Set(this.files.get(file));
    const open = starts.map((start) => {
      const same = [...before].find((one) => isDeepStrictEqual(one.declared, start));
      if (same === undefined) return this.open(start, { ...this.context, machines: own });
      before.delete(same);
      return same;
    });
    this.files.set(file, open);
    for (const gone of before) gone.close?.();
    if (open.some(hasSchedule)) this.schedules.arm();
    else this.ownSchedules?.arm();
    return open;
  }

  /** Everything that is registered, in the order of the files. */
  get all(): readonly OpenStart[] {
    return [...this.files.values()].flat();
  }

  /** The registered starts of a kind. */
  of<Kind extends keyof typeof startKinds>(kind: Kind): readonly OpenOf<Kind>[] {
    const found: readonly object[] = this.all.filter(({ declared }) => declared.kind === kind);
    return found as readonly OpenOf<Kind>[];
  }

  /**
   * Puts an event on its bus. `cause`: the execution that it comes from. Throws HarnessError if executions and rules have
   * started each other too often.
   */
  put(event: EventToPut, cause?: string): PutEvent {
    const run = (): PutEvent => loadPutEvent().putEvent(event, this.of('rule'), this.context);
    return this.events.follow(event, cause, run);
  }

  /** How executions follow from events and messages of others. */
  private get events(): EventChain {
    return (this.chain ??= new (loadEventChain().EventChain)(this.host));
  }

  /** Adds what must end with it. */
  onClose(end: () => void): void {
    this.ends.push(end);
  }

  /** Calls the API that has the route. Rejects with HarnessError if none or several have it. */
  callApi(request: ApiRequest): Promise<ApiAnswer> {
    return loadCallApi().callApi(request, this.routes, this.context);
  }

  /** Answers a request over HTTP. Rejects with HarnessError if there is no such API. */
  serveApi(request: ServedRequest): Promise<ApiAnswer> {
    return loadServeApi().serveApi(request, this.routes, this.context);
  }

  private get routes(): readonly ApiRoute[] {
    return [...this.of('restMethod'), ...this.of('httpRoute')];
  }

  /** Rules on a schedule, and schedules of EventBridge Scheduler. */
  get schedules(): Schedules {
    return (this.ownSchedules ??= new (loadSchedules().Schedules)(this.host, () => this.openSchedules()));
  }

  get pipes(): Pipes {
    return (this.ownPipes ??= new (loadPipes().Pipes)(
      this.context,
      () => this.of('pipe'),
      () => this.events,
    ));
  }

  /** Moves time by `ms`. Schedules fire on the way. `move` moves the clock of the service. */
  advance(ms: number, move: (ms: number) => void): void {
    if (this.ownSchedules === undefined || !this.host.firesInTime) move(ms);
    else this.ownSchedules.advance(ms, move);
  }

  close(): void {
    for (const end of this.ends) end();
    this.ownSchedules?.close();
    for (const start of this.all) start.close?.();
    this.files.clear();
  }

  private openSchedules(): readonly OpenSchedule[] {
    const ofRules = this.of('rule').map((rule) => loadRuleSchedule().ruleSchedule(rule, this.context));
    return [...ofRules.filter((schedule) => schedule !== undefined), ...this.of('schedule')];
  }

  private machinesOf(file: string): StartableMachines {
    const { host, machines } = this.context;
    const there = this.ofFile.get(file) ?? new StartableMachines((arn) => host.hasMachine(arn), machines);
    this.ofFile.set(file, there);
    return there;
  }

  private open(declared: DeclaredStart, context: StartContext): OpenStart {
    const open = (startKinds as Partial<Record<KindName, unknown>>)[declared.kind] as
      OpenKind<KindName, OpenStart> | undefined;
    if (open !== undefined) return open(declared, context);
    return { declared, problem: `Stepmill does not run this kind: ${declared.kind}.` };
  }
}

function hasSchedule({ declared }: OpenStart): boolean {
  return declared.kind === 'schedule' || (declared.kind === 'rule' && declared.schedule !== undefined);
}
