import { createHmac } from 'node:crypto';
import type { TaskOutcome } from '../../contract/task';
import { ServiceError } from '../../errors/ServiceError';
import type { Random } from '../../util/seededRandom';
import type { Execution } from './Execution';
import type { Task } from './Task';

/**
 * Task tokens: opaque strings that identify one attempt of a task. A token carries a signature and the ARN that it was
 * created for. So a token whose task is over differs from a string that never was one, without storing every token.
 */
export class TaskTokens {
  private readonly open = new Map<string, Task>();
  /** The ARN of its execution, by token. */
  private readonly cutOff = new Map<string, string>();

  constructor(private readonly seed: string) {}

  mint(resourceArn: string, region: string, random: Random): string {
    const unique = Array.from({ length: 4 }, () => Math.floor(random() * 0x1_0000_0000).toString(36)).join('');
    const body = Buffer.from(JSON.stringify([region, resourceArn, unique])).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  register(token: string, attempt: Task): void {
    this.open.set(token, attempt);
  }

  /** The first open attempt of a state of an execution, or of a child of one of its Map Runs. */
  find(executionArn: string, state: string, item?: number): Task | undefined {
    for (const attempt of this.open.values()) {
      const { request } = attempt;
      if (request.state !== state || !isIn(executionArn, attempt.execution)) continue;
      if (item === undefined || request.iterations.at(-1)?.index === item) return attempt;
    }
    return undefined;
  }

  /** The open attempts, by token. */
  waiting(): readonly Task[] {
    return [...this.open.values()];
  }

  /** The execution whose task has this token, while the task is open. */
  executionOf(token: string): Execution | undefined {
    return this.open.get(token)?.execution;
  }

  isOpen(token: string): boolean {
    return this.open.has(token);
  }

  forget(token: string): void {
    this.open.delete(token);
  }

  /**
   * Called when the task of a token was abandoned because another branch failed.
   *
   * AWS: after a branch was cut off, its worker's next heartbeat succeeds as if nothing had happened; its later calls
   * are rejected (recorded 2026).
   */
  forgetCutOff(token: string, executionArn: string): void {
    this.forget(token);
    this.cutOff.set(token, executionArn);
  }

  /** AWS: after a redrive, tokens from before it are not valid (recorded 2026). */
  onRedriven(executionArn: string): void {
    for (const [token, arn] of this.cutOff) if (arn === executionArn) this.cutOff.delete(token);
  }

  /**
   * Ends the task of a token and uses up the token, even if the task still waits for its first answer. Throws
   * `InvalidToken`, `TaskTimedOut`.
   */
  end(token: string, region: string, outcome: TaskOutcome): void {
    const attempt = this.attemptOf(token, region);
    this.forget(token);
    attempt.endTask(outcome);
  }

  heartbeat(token: string, region: string): void {
    this.checkForm(token, region);
    if (this.cutOff.delete(token)) return;
    this.attemptOf(token, region).heartbeat();
  }

  /**
   * Throws `InvalidToken` for a string that is not a token of this region. AWS: checked before anything else
   * (recorded).
   */
  checkForm(token: string, region: string): string {
    const [body = ''] = token.split('.');
    if (token !== `${body}.${this.sign(body)}`)
      throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    const [tokenRegion, resourceArn] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string];
    if (tokenRegion !== region) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
    return resourceArn;
  }

  /** Makes the open tokens valid in another service. */
  handOver(to: TaskTokens): void {
    for (const [token, task] of this.open) to.open.set(token, task);
    for (const [token, arn] of this.cutOff) to.cutOff.set(token, arn);
    this.open.clear();
    this.cutOff.clear();
  }

  private attemptOf(token: string, region: string): Task {
    const resourceArn = this.checkForm(token, region);
    const attempt = this.open.get(token);
    if (attempt !== undefined) return attempt;
    // AWS: names the activity, but not other tasks (reported 2022 to 2026).
    const what = /:activity:/.test(resourceArn) ? resourceArn : 'Provided task does not exist anymore';
    throw new ServiceError('TaskTimedOut', `Task Timed Out: '${what}'`);
  }

  private sign(body: string): string {
    return createHmac('sha256', this.seed).update(body).digest('base64url');
  }
}

function isIn(arn: string, execution: Execution): boolean {
  let outer: Execution | undefined = execution;
  while (outer !== undefined && outer.arn !== arn) outer = outer.child?.parent;
  return outer !== undefined;
}
