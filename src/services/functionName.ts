/** A `FunctionName` taken apart. `qualifier` is the version or alias, when one is written. */
interface FunctionName {
  readonly name: string;
  readonly qualifier: string | undefined;
}

const fullArn = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)(?::([^:]+))?$/;
const partialArn = /^\d{12}:function:([^:]+)(?::([^:]+))?$/;
const plain = /^([^:]+)(?::([^:]+))?$/;

/** Takes a function's name, partial ARN or ARN apart. Text of no such form is a name as it stands. */
export function parseFunctionName(functionName: string): FunctionName {
  const match = fullArn.exec(functionName) ?? partialArn.exec(functionName) ?? plain.exec(functionName);
  return { name: match?.[1] ?? functionName, qualifier: match?.[2] };
}
