import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition, WorkflowType } from '../../language/asl/types';
import { checkState, statesOf } from '../../story/trace/findState';
import { addDoubts } from '../../story/trace/doubts';
import type { Origin } from '../../story/trace/Story';
import { stateTypesOf, whyNotMockable } from '../../tasks/mocking/mockableStates';
import { present } from '../../util/present';
import { features } from '../features';
import type { Place } from '../places/Place';
import type { ProcessPlace } from '../places/ProcessPlace';
import type { Registration } from '../../emulator/starts/Starts';
import type { Reply } from '../../contract/ApiCaller';
import { defaultRoleArn, type MachineSource } from './machineSource';
import { lazy } from '../../util/lazy';

const loadExplainDefinition = lazy(() => require('./explainDefinition') as typeof import('./explainDefinition'));

/** A definition that matches may start other machines of the test. */
const startsExecutions = /:states:startExecution|:aws-sdk:sfn:start/;

/** The harness, between two resets. */
interface Life {
  /** Counts the resets: each removes what was deployed. */
  readonly generation: number;
}

/**
 * Deploys a state machine to a place: when it is first needed, and again after a reset. If it starts nested executions, or
 * if its events may start others, its siblings are deployed as well.
 */
export class Deployment {
  readonly name: string;
  readonly definition: StateMachineDefinition;
  /** As the test wrote it, before mutation: a mutant must not make a mock invalid. */
  private readonly written: StateMachineDefinition;
  private readonly source: MachineSource;
  private readonly life: Life;
  private readonly told: Set<string>;
  private readonly siblings: readonly Deployment[];
  private deployed: { readonly generation: number; readonly arn: string } | undefined;

  /**
   * `siblings`: the machines of the same test, including this one. `told`: see `explainDefinition`. `deliversEvents`: its
   * events may start others.
   */
  constructor(
    source: MachineSource,
    life: Life,
    siblings: readonly Deployment[] = [],
    { told = new Set<string>(), deliversEvents = false } = {},
  ) {
    const definition = process.env['STEPMILL_MUTANT'] ? features().mutated(source.definition) : source.definition;
    this.name = source.name;
    this.source = { ...source, definition };
    this.told = told;
    this.siblings = startsExecutions.test(definition) || deliversEvents ? siblings : [];
    this.definition = JSON.parse(definition) as StateMachineDefinition;
    this.written =
      definition === source.definition ? this.definition : (JSON.parse(source.definition) as StateMachineDefinition);
    this.life = life;
  }

  async arn(place: Place): Promise<string> {
    const deployed = place.deployedArn(this.source) ?? this.arnIfDeployed();
    if (deployed !== undefined) return deployed;
    this.source.enforce?.();
    const arn = this.keep(
      await place.call('CreateStateMachine', this.input).catch((error: unknown) => this.explain(error)),
    );
    if (this.source.starts !== undefined) await place.starts({ op: 'register', ...this.registration(arn) });
    for (const sibling of this.brought) await sibling.arn(place);
    return arn;
  }

  arnNow(place: ProcessPlace): string {
    const there = this.arnIfDeployed();
    if (there !== undefined) return there;
    this.source.enforce?.();
    const arn = this.keep(this.createNow(place));
    if (this.source.starts !== undefined) void place.service.callStarts({ op: 'register', ...this.registration(arn) });
    for (const sibling of this.brought) sibling.arnNow(place);
    return arn;
  }

  /** Throws a HarnessError, with the nearest known name, when the machine has no state of this name. */
  checkState(state: string): void {
    try {
      checkState(state, this.stateNames, `State machine '${this.name}'`);
    } catch (error) {
      throw addDoubts(error, this.source);
    }
  }

  /** The names of all its states, nested ones too. */
  get stateNames(): readonly string[] {
    return [...statesOf(this.written).keys()];
  }

  hasState(state: string): boolean {
    return statesOf(this.written).has(state);
  }

  /** Throws a HarnessError if a mock of this state could never be used. */
  checkMockable(state: string): void {
    this.checkState(state);
    const reason = this.whyNotMockable(state);
    if (reason !== undefined) throw new HarnessError(`A mock of state '${state}' could never be used: ${reason}`);
  }

  /** Why a mock of a state could never be used, as a sentence; `undefined` if it could. */
  whyNotMockable(state: string): string | undefined {
    return whyNotMockable(state, stateTypesOf(this.written), `'${this.name}'`);
  }

  /** Its name and definition, as the test wrote them. */
  get asWritten(): { readonly name: string; readonly definition: StateMachineDefinition } {
    return { name: this.name, definition: this.written };
  }

  /** The definition as it is deployed. */
  get text(): string {
    return this.source.definition;
  }

  get type(): WorkflowType {
    return this.source.type;
  }

  /** Details for messages about its executions that the API does not return. */
  get origin(): Origin {
    return { definition: this.definition, locate: this.source.locate, doubts: this.source.doubts };
  }

  /** Whether its file declares rules, schedules, pipes or APIs. */
  get hasStarts(): boolean {
    return this.source.starts !== undefined;
  }

  /** The names that its file has for it, if the file declares what starts it. */
  get namesInFile(): readonly string[] {
    return this.source.starts?.names ?? [];
  }

  private registration(arn: string): Registration {
    const { file, starts, names, declared } = this.source.starts!;
    return { file, starts, declared, machines: [{ names: [this.name, ...names], arn }] };
  }

  private get input(): Readonly<Record<string, unknown>> {
    const { name, definition, type, roleArn = defaultRoleArn } = this.source;
    const { loggingConfiguration, tracingConfiguration } = this.source;
    return present({ name, definition, type, roleArn, loggingConfiguration, tracingConfiguration });
  }

  private get brought(): Iterable<Deployment> {
    return oneOfEachName(this.siblings);
  }

  private createNow(place: ProcessPlace): Reply {
    try {
      return place.callNow('CreateStateMachine', this.input);
    } catch (error) {
      return this.explain(error);
    }
  }

  /** Throws a HarnessError for a definition that AWS would reject. */
  private explain(error: unknown): never {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'StateMachineAlreadyExists')
      throw new HarnessError(
        `${error.message}. This test has used another definition with this name. Give one of them its own: { name: '…' } beside the definition.`,
      );
    if (error.name !== 'InvalidDefinition') throw error;
    // Only a test with a wrong definition needs the code behind `stepmill validate`.
    const { explainDefinition } = loadExplainDefinition();
    throw explainDefinition(this.source, error.message, this.told);
  }

  /** Its ARN, if it was deployed since the last reset. */
  arnIfDeployed(): string | undefined {
    return this.deployed?.generation === this.life.generation ? this.deployed.arn : undefined;
  }

  private keep({ stateMachineArn }: Reply): string {
    this.deployed = { generation: this.life.generation, arn: stateMachineArn as string };
    return this.deployed.arn;
  }
}

/**
 * Of several machines with the same name (each test may create its own): the one that is deployed, or else the last.
 */
export function oneOfEachName(deployments: Iterable<Deployment>): Iterable<Deployment> {
  const byName = new Map<string, Deployment>();
  for (const one of deployments) if (byName.get(one.name)?.arnIfDeployed() === undefined) byName.set(one.name, one);
  return byName.values();
}
