import type { WorkflowType } from '../../../language/asl/types';
import { UuidFamily } from '../../../util/UuidFamily';

/**
 * The names of a Map Run's children. Each is derived from the run and the child's index.
 *
 * AWS: a version 3 UUID; for an Express child, followed by a version 4 UUID (recorded 2026).
 */
export class ChildNames {
  private readonly prefix: string;
  private readonly first: UuidFamily;
  private readonly second: UuidFamily;

  /** `stateMachineArn` is labelled: `arn:…:stateMachine:Machine/Label`. */
  constructor(
    stateMachineArn: string,
    mapRunArn: string,
    private readonly type: WorkflowType,
  ) {
    this.prefix = stateMachineArn.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:');
    this.first = new UuidFamily(mapRunArn, 3);
    this.second = new UuidFamily(`${mapRunArn}/express`, 4);
  }

  name(index: number): string {
    const name = this.first.uuid(index);
    return this.type === 'EXPRESS' ? `${name}:${this.second.uuid(index)}` : name;
  }

  /** `name`: the child's name, if it is known already. */
  arn(index: number, name = this.name(index)): string {
    return `${this.prefix}:${name}`;
  }

  /** The index of the child with this ARN; `undefined` if no child can have it. */
  indexOf(arn: string): number | undefined {
    if (!arn.startsWith(`${this.prefix}:`)) return undefined;
    const name = arn.slice(this.prefix.length + 1);
    const index = this.first.numberOf(name.slice(0, 36));
    return index !== undefined && this.name(index) === name ? index : undefined;
  }
}
