import type { Recording } from '../Recording';
import type { Difference } from '../../diff/Comparison';

/** Gives equal strings the same placeholder, wherever they occur, and counts the places. */
export class Pseudonyms {
  private readonly given = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  /** The placeholder of a secret: `<email:1>`. */
  of(secret: string, name: string): string {
    let placeholder = this.given.get(secret);
    if (placeholder === undefined) {
      const label = name.replace(/[^\w-]+/g, '-') || 'field';
      const number = (this.numbers.get(label) ?? 0) + 1;
      this.numbers.set(label, number);
      this.given.set(secret, (placeholder = `<${label}:${number}>`));
    }
    return placeholder;
  }

  /** Adds to the number of changed places of a kind. */
  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** Each kind with its number of places, including 0 if it was counted with 0. */
  list(): readonly { readonly what: string; readonly times: number }[] {
    return [...this.counts].map(([what, times]) => ({ what, times }));
  }
}

/** The account of a recording is replaced by Stepmill's default account. */
const ownFake = '123456789012';

const inArns = /\barn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}):/g;
const inQueueUrls = /https:\/\/(?:sqs|queue)\.[\w.-]+\/(\d{12})\//g;
const inRegistries = /\b(\d{12})\.dkr\.ecr\./g;
const inEndpoints = /\b(\d{12})\.(?:states|sns|sqs|s3|lambda)[\w.-]*\.amazonaws\./g;

/** The account ids in a recording, each with its replacement. */
export function accountsIn({ stateMachine, execution }: Recording): ReadonlyMap<string, string> {
  const text = `${stateMachine.definition}\n${JSON.stringify([stateMachine.stateMachineArn, execution])}`;
  const own = stateMachine.stateMachineArn.split(':')[4] ?? '';
  const fakes = new Map([[own, ownFake]]);
  for (const form of [inArns, inQueueUrls, inRegistries, inEndpoints])
    for (const [, id] of text.matchAll(form)) if (!fakes.has(id!)) fakes.set(id!, String(210_000_000_000 + fakes.size));
  return fakes;
}

/** A placeholder that `scrubRecording` writes instead of a string. */
const placeholder = /<[\w-]+:\d+>/;

/** Whether a difference only comes from a placeholder, which stands for the original value. */
export function isScrubbed({ scrubbed }: Recording, { expected, actual }: Difference): boolean {
  if (scrubbed.length === 0 || typeof expected !== 'string' || actual === undefined) return false;
  const parts = expected.split(placeholder);
  if (parts.length === 1) return false;
  const form = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]+');
  return new RegExp(`^${form}$`).test(typeof actual === 'string' ? actual : JSON.stringify(actual));
}
