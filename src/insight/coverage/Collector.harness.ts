import type { StateMachineDefinition } from '../../language/asl/types';
import type { Execution } from '../../engine/executions/Execution';
import { readStory } from '../../story/trace/readStory';
import type { Story } from '../../story/trace/Story';
import type { CountedMachine, Coverage } from '../../harness/features';
import type { Place } from '../../harness/places/Place';
import type { ProcessPlace } from '../../harness/places/ProcessPlace';
import { listExecutions } from '../../story/trace/pages';
import { pointsOf } from './points';
import { Tally } from './Tally';
import { WaysTaken } from './WaysTaken';
import { writeShard } from './readShards';
import { executionsInside, rootOf } from '../../emulator/service/inspect';
import { partInside } from '../../emulator/service/partInside';
import { testFile } from '../../util/testFile';
import { isProcessPlace } from '../../harness/places/isProcessPlace';

/**
 * Collects what the executions of a harness have run, whatever started them, and writes it into a folder when the
 * harness is closed. In this process it sees all executions; in a server, those of the test's own machines; in AWS,
 * those that the test has read.
 */
export class Collector implements Coverage {
  private readonly tallies = new Map<string, Tally>();
  /** Executions since the last reset that the test has read, as they were at the last read. */
  private readonly seen = new Map<string, Story>();
  /** Executions that run one state alone: they are counted by `sawState`. */
  private readonly alone = new Set<string>();
  /** Which branches the `? :` of executions in this process took. */
  private readonly ways = new WaysTaken();
  /** Why executions of a machine in AWS are not counted. */
  private readonly reasonsInAws = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly folder: string,
    private readonly place: Place,
    private readonly deployments: readonly CountedMachine[],
  ) {
    if (isProcessPlace(place)) place.service.ways = this.ways;
  }

  /** Called when the test has read an execution. */
  saw(story: Story): void {
    this.seen.set(story.executionArn, story);
  }

  /** Called when an execution runs one state alone, in a machine created for it. */
  runsAlone(executionArn: string): void {
    this.alone.add(executionArn);
  }

  /** Called when the execution has run this state of this machine. */
  sawState(story: Story, state: string, deployment: CountedMachine): void {
    const { place } = this;
    const execution = isProcessPlace(place) ? place.service.execution(story.executionArn) : undefined;
    this.tallyOf(deployment).add(execution === undefined ? story : this.withWays(story, execution), state);
  }

  /** Called when a recording was played on it, in a separate service. */
  played(story: Story, deployment: CountedMachine): void {
    this.tallyOf(deployment).add(story);
  }

  /** Counts all executions since the last reset. In this process, it is done when the call returns. */
  collect(): Promise<void> | undefined {
    const { place } = this;
    if (!isProcessPlace(place)) return this.collectRemote();
    for (const execution of executionsInside(place.service)) this.count(place, execution);
    this.clear();
    return undefined;
  }

  /** Writes what has been run. Includes machines that the test has named but never run. */
  async finish(): Promise<void> {
    await this.collect();
    for (const deployment of this.deployments) this.tallyOf(deployment);
    const machines = [...this.tallies.values()].map((tally) => tally.result());
    if (machines.length > 0) writeShard(this.folder, { stepmillCoverage: 1, machines, testFile: testFile() });
  }

  private count(place: ProcessPlace, execution: Execution): void {
    const { arn, harnessError } = execution;
    const { arn: rootArn, stateMachineName: name, revision } = rootOf(execution);
    if (this.alone.has(rootArn)) return;
    const text = revision.definition;
    const deployment = this.deployments.find((one) => one.name === name && one.text === text);
    const tally = deployment === undefined ? this.tallyOfText(name, text) : this.tallyOf(deployment);
    if (harnessError !== undefined) return tally.leaveOut('ended by a mistake in the test');
    const seen = this.seen.get(arn);
    const current = seen?.status === execution.status && seen.events?.length === execution.history.length;
    const read = (): Story => readStory(place.describeNow(arn), place.historyNow(arn), partInside(execution));
    tally.add(this.withWays(current ? seen : read(), execution));
  }

  private withWays(story: Story, execution: Execution): Story {
    return { ...story, origin: { ...story.origin, ways: this.ways.of(execution) } };
  }

  private async collectRemote(): Promise<void> {
    const { place } = this;
    if (place.kind === 'http') await this.readListed();
    for (const [arn, story] of this.seen) {
      const deployment = this.deploymentOf(story);
      if (deployment === undefined || this.alone.has(arn)) continue;
      const tally = this.tallyOf(deployment);
      const reason = await this.whyNotCounted(arn, deployment);
      if (reason === undefined) {
        tally.add(story);
        await this.addItems(story, deployment, tally);
      } else tally.leaveOut(reason);
    }
    this.clear();
  }

  /** In a server: reads the executions that the test has not read to their end. */
  private async readListed(): Promise<void> {
    const { place } = this;
    for (const deployment of this.deployments) {
      const stateMachineArn = deployment.arnIfDeployed();
      if (stateMachineArn === undefined) continue;
      // Express executions are not listed, so only those that the test has read count.
      for (const { executionArn: arn } of await listExecutions(place, { stateMachineArn }).catch(() => [])) {
        if ((this.seen.get(arn)?.status ?? 'RUNNING') !== 'RUNNING' || this.alone.has(arn)) continue;
        this.seen.set(arn, readStory(await place.describe(arn), await place.history(arn), deployment.origin));
      }
    }
  }

  /** Adds the executions in which a Distributed Map ran its items. */
  private async addItems({ visits }: Story, deployment: CountedMachine, tally: Tally): Promise<void> {
    const { place } = this;
    for (const { mapRunArn } of visits.flatMap(({ attempts }) => attempts)) {
      if (mapRunArn === undefined) continue;
      try {
        for (const { executionArn: arn } of await listExecutions(place, { mapRunArn }))
          tally.add(readStory(await place.describe(arn), await place.history(arn), deployment.origin));
      } catch {
        tally.leaveOut('the items of a Distributed Map, which cannot be read there');
      }
    }
  }

  private deploymentOf({ executionArn, origin }: Story): CountedMachine | undefined {
    const own = this.deployments.find(({ definition }) => definition === origin.definition);
    if (own !== undefined || this.place.kind === 'aws') return own;
    const machine = executionArn.split(':')[6];
    return this.deployments.findLast(({ name }) => name === machine);
  }

  private async whyNotCounted(arn: string, deployment: CountedMachine): Promise<string | undefined> {
    const { place } = this;
    if (place.kind !== 'aws')
      return (await place.mistakeOf(arn)) === undefined ? undefined : 'ended by a mistake in the test';
    const machine = arn.split(':').slice(0, 7).join(':');
    let reason = this.reasonsInAws.get(machine);
    if (reason === undefined) this.reasonsInAws.set(machine, (reason = this.compareWithAws(arn, deployment)));
    return reason;
  }

  /**
   * What runs in AWS may have been deployed from another version of the file. Differences in names and ARNs are
   * ignored.
   */
  private async compareWithAws(executionArn: string, { definition }: CountedMachine): Promise<string | undefined> {
    const shape = (of: StateMachineDefinition): string => JSON.stringify(pointsOf(of).map(({ id }) => id));
    try {
      const answer = await this.place.call('DescribeStateMachineForExecution', { executionArn });
      const deployed = JSON.parse(answer['definition'] as string) as StateMachineDefinition;
      return shape(deployed) === shape(definition) ? undefined : 'ran another definition than the test has';
    } catch {
      return 'AWS did not return the definition that they ran';
    }
  }

  private tallyOf({ name, text, definition, origin: { locate } }: CountedMachine): Tally {
    return this.tally(name, text, () => new Tally(name, text, definition, locate));
  }

  private tallyOfText(name: string, text: string): Tally {
    return this.tally(name, text, () => new Tally(name, text, JSON.parse(text) as StateMachineDefinition, undefined));
  }

  private tally(name: string, text: string, create: () => Tally): Tally {
    const key = `${name} ${text}`;
    let tally = this.tallies.get(key);
    if (tally === undefined) this.tallies.set(key, (tally = create()));
    return tally;
  }

  private clear(): void {
    this.seen.clear();
    this.alone.clear();
  }
}
