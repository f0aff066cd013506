import type { StartsAnswer, StartsCall } from '../emulator/starts/callStarts';
import { oneOfEachName, type Deployment } from './deploy/Deployment';
import type { Place } from './places/Place';
import { isProcessPlace } from './places/isProcessPlace';
import type { StartableNames } from './run/StartReport';

/** What starts the executions of a test: the rules, schedules, pipes and APIs that its files declare. */
export class HarnessStarts {
  /** `deployments`: the machines that the test has named so far. */
  constructor(
    private readonly place: Place,
    private readonly deployments: readonly Deployment[],
  ) {}

  /** Registers, lists or uses what starts executions, once the machines that it may start are deployed. */
  async call<Call extends StartsCall>(call: Call): Promise<StartsAnswer<Call>> {
    await this.register();
    return this.place.starts(call);
  }

  /** Deploys the machines whose files declare what starts them. In this process: before it returns `undefined`. */
  register(): Promise<void> | undefined {
    const { place } = this;
    const missing = [...oneOfEachName(this.deployments)].filter(
      (one) => one.hasStarts && one.arnIfDeployed() === undefined,
    );
    if (missing.length === 0) return undefined;
    if (!isProcessPlace(place)) return this.deployAll(missing);
    for (const deployment of missing) deployment.arnNow(place);
    return undefined;
  }

  /** The machines that a rule, a schedule or a pipe may start. */
  async startableBy(name: string): Promise<readonly StartableNames[]> {
    const listed = await this.call({ op: 'list' });
    return this.startableNames(listed.flatMap(({ declared, machines }) => (declared.name === name ? machines : [])));
  }

  /** Machines that may be started, with the names that their files have for them. */
  startableNames(names: readonly string[]): readonly StartableNames[] {
    return [...new Set(names)].map((name) => {
      const aliases = this.deployments.flatMap((one) => (one.name === name ? one.namesInFile : []));
      return { name, aliases };
    });
  }

  private async deployAll(deployments: readonly Deployment[]): Promise<void> {
    for (const deployment of deployments) await deployment.arn(this.place);
  }
}
