import type { CallHost } from '../../tasks/answering/clients/HandlerCalls';
import type { Json } from '../../util/json';
import { requestError } from '../operations/model/requestError';
import type { Caller, OperationContext, Resources } from '../operations/OperationContext';
import { findOperation, isOfMachines, type LoadedOperation } from '../operations/operations';
import { newRequestId } from '../store/ids';
import type { ApiGate, CalledBy } from './ApiGate';
import { CallerContext } from './CallerContext';
import { createResources } from './createResources';
import type { DataDirectory } from './data/DataDirectory';
import type { ServiceData } from './data/ServiceData';
import { createStarts, loadEnforceRole, loadGate } from './lazyParts';
import type { Service } from './Service';
import type { Starts } from '../starts/Starts';

/** The state of a service between two resets: its resources, their data directory, and the gate of its API. */
export class ServiceLife {
  /** The resources, as far as executions of an earlier process have been resumed. */
  readonly made: Resources;
  readonly stored: ServiceData | undefined;
  /** What answers the calls of handlers. */
  readonly callHost: CallHost;
  private readonly ownContext: OperationContext;
  private gate: ApiGate | undefined = undefined;
  private ownEpoch: string | undefined = undefined;
  private ownStarts: Starts | undefined = undefined;

  /** `self`: the default caller. */
  constructor(
    private readonly service: Service,
    private readonly data: DataDirectory | undefined,
    private readonly self: Caller,
  ) {
    ({ resources: this.made, stored: this.stored, callHost: this.callHost } = createResources(service, data));
    this.ownContext = new CallerContext(this.made, self);
    this.gate = service.options.quotas === undefined ? undefined : this.createGate();
  }

  /** Identifies it. */
  get epoch(): string {
    return (this.ownEpoch ??= newRequestId());
  }

  get hasStarts(): boolean {
    return this.ownStarts !== undefined;
  }

  /** What starts executions, created when first used. */
  get starts(): Starts {
    return (this.ownStarts ??= createStarts(this.service));
  }

  /** The resources, once all executions have been resumed. */
  get resources(): Resources {
    if (this.stored?.isGoingOn === true) this.goOn();
    return this.made;
  }

  /** See `ApiGate.counted`. */
  get counted(): ApiGate['counted'] {
    return this.gate?.counted;
  }

  /** See `Service.goOn`. */
  goOn(): void {
    this.stored?.goOn(this.onNote);
  }

  /**
   * Like `goOn`, in slices, so that the event loop is not blocked for long. `undefined` if all executions have been
   * resumed. Meanwhile, calls about machines and activities are answered; any other call has to wait (`beforeCall`), or
   * resumes the rest at once.
   */
  goOnInSlices(): Promise<void> | undefined {
    return this.stored?.goOnInSlices(this.onNote);
  }

  /** What a call must wait for, if anything: see `goOnInSlices`. */
  beforeCall(name: string): Promise<void> | undefined {
    return this.stored?.isGoingOn !== true || this.isKnown(findOperation(name)) ? undefined : this.goOnInSlices();
  }

  /** Whether a call can be answered while executions are being resumed. */
  private isKnown(operation: LoadedOperation | undefined): boolean {
    return this.stored?.knowsMachines === true && operation !== undefined && isOfMachines(operation);
  }

  /** See `Service.call`. */
  call(by: CalledBy, name: string, input: unknown, caller: Caller): object | Promise<object> {
    const operation = findOperation(name);
    if (operation === undefined) {
      throw requestError('com.amazon.coral.service', 'UnknownOperationException', `Unknown operation: ${name}`);
    }
    if (by !== 'task') this.data?.checkCall(operation);
    if (by !== 'harness' && (this.gate !== undefined || !this.service.answers.denials.isEmpty))
      (this.gate ??= this.createGate()).admit(operation, input, caller, by);
    const { enforced } = this.service.answers.denials;
    if (enforced !== undefined && operation.roleChecks !== undefined)
      loadEnforceRole().enforceRole(enforced, this.resources.stateMachines, input, caller);
    const checked = operation.check(input as Json);
    const resources = this.isKnown(operation) ? this.made : this.resources;
    return operation.handle(caller === this.self ? this.ownContext : new CallerContext(resources, caller), checked);
  }

  /** Like `call`, for one of many callers: see `Scheduler.share`. */
  callAmongOthers(by: CalledBy, name: string, input: unknown, caller: Caller): object | Promise<object> {
    return this.made.engine.scheduler.share(() => this.call(by, name, input, caller));
  }

  /** See `Service.advance`. */
  advance(ms: number): void {
    const { engine } = this.resources;
    const move = (step: number): void => {
      engine.advance(step);
      engine.scheduler.drain();
    };
    if (this.ownStarts === undefined) move(ms);
    else this.ownStarts.advance(ms, move);
  }

  end(): void {
    this.stored?.cancel();
    this.ownStarts?.close();
    this.made.engine.close();
  }

  private get onNote(): (note: string) => void {
    return this.service.options.onNote ?? (() => undefined);
  }

  private createGate(): ApiGate {
    return new (loadGate().ApiGate)(this.resources, this.service.answers.denials);
  }
}
