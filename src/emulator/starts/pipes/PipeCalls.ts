import type { DeclaredPipe } from '../../../contract/starts/DeclaredPipe';
import { HarnessError } from '../../../errors/HarnessError';
import { ServiceError } from '../../../errors/ServiceError';
import { formatPosition } from '../../../util/Position';
import type { StartRequest } from '../StartHost';
import type { StartContext } from '../StartKind';

/** A batch that fails, with the called service's own message if it is known. */
export class PipeFailure extends Error {
  constructor(
    readonly error: string,
    cause: string,
    readonly executionArn?: string,
  ) {
    super(cause);
  }
}

/** The response of a target or an enrichment. */
export interface CalledAnswer {
  /** Absent for a function. */
  readonly executionArn?: string;
  /** JSON text. */
  readonly output?: string;
}

/** Called with each execution that is about to start. */
export type OnStart = (stateMachineArn: string, name: string) => void;

/** The calls that a pipe makes, as its role. */
export class PipeCalls {
  constructor(
    private readonly pipe: DeclaredPipe,
    private readonly context: StartContext,
    private readonly onStart: OnStart,
  ) {}

  get enriches(): boolean {
    return this.pipe.enrichment !== undefined;
  }

  /** Throws PipeFailure if the role may not read from the source. */
  checkSource(actions: readonly string[]): void {
    for (const action of actions) this.check(action, this.pipe.sourceArn);
  }

  /** Calls the enrichment, which answers at once. */
  enrich(input: string): Promise<CalledAnswer> {
    const { arn } = this.pipe.enrichment!;
    return isFunction(arn) ? this.invoke(arn, input) : this.startSync('enrichment', arn, input);
  }

  /** Calls the target. AWS: REQUEST_RESPONSE is the default, for which only Express workflows are possible. */
  async callTarget(input: string): Promise<CalledAnswer> {
    const { arn, invocationType = 'REQUEST_RESPONSE' } = this.pipe.target;
    if (isFunction(arn)) return this.invoke(arn, input, invocationType === 'FIRE_AND_FORGET');
    if (invocationType === 'REQUEST_RESPONSE') return this.startSync('target', arn, input);
    const stateMachineArn = this.machine('target', arn);
    this.check('states:StartExecution', stateMachineArn);
    try {
      return { executionArn: this.context.host.startExecution(this.start(stateMachineArn, input)) };
    } catch (error) {
      throw failureOf(error);
    }
  }

  private async startSync(part: 'enrichment' | 'target', arn: string, input: string): Promise<CalledAnswer> {
    const stateMachineArn = this.machine(part, arn);
    this.check('states:StartSyncExecution', stateMachineArn);
    let answer: Readonly<Record<string, unknown>>;
    try {
      answer = await this.context.host.startSyncExecution(this.start(stateMachineArn, input));
    } catch (error) {
      if (ServiceError.is(error) && error.code === 'StateMachineTypeNotSupported') throw this.stopped(part, arn);
      throw failureOf(error);
    }
    const { executionArn, status, output, error, cause } = answer as Readonly<Record<string, string | undefined>>;
    if (status === 'SUCCEEDED') return { executionArn: executionArn!, ...(output !== undefined && { output }) };
    throw new PipeFailure(error ?? status!, cause ?? '', executionArn);
  }

  private start(stateMachineArn: string, input: string): StartRequest {
    const name = this.context.host.uuid();
    this.onStart(stateMachineArn, name);
    return { stateMachineArn, name, input };
  }

  private async invoke(arn: string, input: string, isEvent = false): Promise<CalledAnswer> {
    this.check('lambda:InvokeFunction', arn);
    const InvocationType = isEvent ? 'Event' : 'RequestResponse';
    const parameters = { FunctionName: arn, InvocationType, Payload: input };
    const result = await this.context.host.callAws({ service: 'lambda', action: 'invoke', input: parameters });
    if (result === undefined) throw new PipeFailure('TimedOut', `The function ${arn} does not answer.`);
    if ('error' in result) throw new PipeFailure(result.error, result.message);
    if (isEvent) return {};
    const { Payload = 'null', FunctionError } = result.output;
    if (FunctionError !== undefined) throw new PipeFailure(FunctionError as string, Payload as string);
    return { output: Payload as string };
  }

  private machine(part: 'enrichment' | 'target', arn: string): string {
    const machine = this.context.machines.find(arn);
    if (machine !== undefined && 'arn' in machine) return machine.arn;
    const name = machine !== undefined && 'notDeployed' in machine ? machine.notDeployed : arn;
    throw new HarnessError(
      `The ${part} of ${this.named} is the state machine '${name}', which is not deployed here. Deploy it, too.`,
    );
  }

  private check(action: string, resourceArn: string): void {
    const right = { roleArn: this.pipe.roleArn, principal: 'pipes.amazonaws.com', action, resourceArn };
    const denied = this.context.host.whyDenied(right);
    if (denied !== undefined) throw new PipeFailure('AccessDenied', denied);
  }

  private stopped(part: 'enrichment' | 'target', arn: string): HarnessError {
    const advice =
      part === 'target'
        ? "Set InvocationType: FIRE_AND_FORGET in the target's StateMachineParameters, or make the machine EXPRESS."
        : 'Make the machine EXPRESS, or use a Lambda function.';
    return new HarnessError(
      `AWS stops ${this.named}: its ${part} ${arn} is a STANDARD state machine, and the pipe waits for the answer, which only EXPRESS ones give. ${advice}`,
    );
  }

  private get named(): string {
    return `the pipe '${this.pipe.name}' (${formatPosition(this.pipe.source)})`;
  }
}

function isFunction(arn: string): boolean {
  return arn.split(':')[2] === 'lambda';
}

function failureOf(error: unknown): unknown {
  return ServiceError.is(error) ? new PipeFailure(error.code, error.message) : error;
}
