import { activityArn, type Scope } from './arns';
import type { EncryptionConfiguration } from '../../engine/executions/MachineRevision';
import { NamedLists } from './NamedLists';

export interface Activity extends Scope {
  readonly arn: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly creationDateMs: number;
  readonly encryptionConfiguration: EncryptionConfiguration;
}

/** The activities of all accounts and regions, by ARN. */
export class Activities {
  /** Called with each new activity, and with each ARN whose activity was deleted. */
  onChange: ((arn: string, activity: Activity | undefined) => void) | undefined;
  private readonly byArn = new Map<string, Activity>();
  private readonly lists = new NamedLists<Activity>();
  private readonly deleted = new Set<string>();

  get(arn: string): Activity | undefined {
    return this.byArn.get(arn);
  }

  /** The activities of one account and region, by name. */
  list(scope: Scope): readonly Activity[] {
    return this.lists.of(scope);
  }

  create(
    { accountId, region }: Scope,
    name: string,
    encryptionConfiguration: EncryptionConfiguration,
    creationDateMs: number,
  ): Activity {
    const arn = activityArn({ accountId, region }, name);
    const activity = { arn, accountId, region, name, creationDateMs, encryptionConfiguration };
    this.restore(activity);
    this.onChange?.(arn, activity);
    return activity;
  }

  /** Restores an activity from its record. */
  restore(activity: Activity): void {
    this.byArn.set(activity.arn, activity);
    this.lists.add(activity);
    this.deleted.delete(activity.arn);
  }

  all(): Iterable<Activity> {
    return this.byArn.values();
  }

  delete(arn: string): void {
    const activity = this.byArn.get(arn);
    if (activity === undefined) return;
    this.byArn.delete(arn);
    this.lists.remove(activity);
    this.deleted.add(arn);
    this.onChange?.(arn, undefined);
  }

  /** Whether an activity with this ARN existed and was deleted. */
  wasDeleted(arn: string): boolean {
    return this.deleted.has(arn);
  }
}
