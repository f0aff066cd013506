import type { TaskRequest } from '../../../language/asl/task';
import { placeOf } from '../arns';
import { parseFunctionName } from '../../awsServices/targets';
import type { Payload } from './payload';

/** What Invoke is asked for. */
export interface InvokeParameters {
  /** Name, partial ARN or ARN. */
  readonly functionName: string;
  readonly qualifier?: string | undefined;
  readonly payload: Payload;
  readonly invocationType?: string | undefined;
  /** `LogType: Tail`: the end of the log is wanted. */
  readonly logTail?: boolean | undefined;
  /** Base64, as the ClientContext parameter has it. */
  readonly clientContext?: string | undefined;
}

/** A call of a function by a task. */
export abstract class FunctionCall {
  abstract readonly parameters: InvokeParameters;
  /** The task that calls. */
  abstract readonly task: Pick<TaskRequest, 'executionArn' | 'now'>;

  /** As it is to be known to the function: its ARN, with the qualifier when one was asked for. */
  get functionArn(): string {
    const { functionName, qualifier } = this.parameters;
    const isArn = functionName.startsWith('arn:');
    if (isArn && qualifier === undefined) return functionName;
    const { name, qualifier: written } = parseFunctionName(functionName);
    const { partition, region, accountId } = placeOf(isArn ? functionName : this.task.executionArn);
    const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
    const named = qualifier ?? written;
    return named === undefined ? arn : `${arn}:${named}`;
  }

  /** A number is a version; an alias points to a version, which nobody here knows. */
  get version(): string {
    const { qualifier } = this.parameters;
    return qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
  }
}

/** One with the parameters of Invoke. */
export class InvokeCall extends FunctionCall {
  readonly parameters: InvokeParameters;
  readonly task: FunctionCall['task'];

  constructor(parameters: InvokeParameters, task: FunctionCall['task']) {
    super();
    this.parameters = parameters;
    this.task = task;
  }
}
