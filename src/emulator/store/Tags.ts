import { ServiceError } from '../../errors/ServiceError';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

const maxTags = 50;

/** The tags of state machines and activities, in the order in which their keys were first set. */
export class Tags {
  /** Called with each ARN whose tags have changed. */
  onChange: ((arn: string) => void) | undefined;
  private readonly byArn = new Map<string, ReadonlyMap<string, string>>();

  list(arn: string): Tag[] {
    return Array.from(this.byArn.get(arn) ?? [], ([key, value]) => ({ key, value }));
  }

  /** Adds tags. An existing key gets the new value. Throws TooManyTags, and then changes nothing. */
  add(arn: string, tags: readonly Tag[]): void {
    const result = new Map(this.byArn.get(arn));
    for (const { key, value } of tags) result.set(key, value);
    if (result.size > maxTags) throw tooManyTags(arn, result.size);
    if (result.size === 0) return;
    this.byArn.set(arn, result);
    this.onChange?.(arn);
  }

  remove(arn: string, keys: readonly string[]): void {
    const result = new Map(this.byArn.get(arn));
    for (const key of keys) result.delete(key);
    this.byArn.set(arn, result);
    this.onChange?.(arn);
  }

  /** The ARNs that have tags. */
  arns(): Iterable<string> {
    return this.byArn.keys();
  }

  /** Removes the tags of a resource that was deleted. */
  drop(arn: string): void {
    if (this.byArn.delete(arn)) this.onChange?.(arn);
  }
}

/** Not recorded: the service's own message is unknown. */
function tooManyTags(arn: string, count: number): ServiceError {
  const message = `Too many tags: '${arn}' would have ${count} tags, and at most ${maxTags} are allowed`;
  return new ServiceError('TooManyTags', message, { resourceName: arn });
}
