/** A parsed `FunctionName`. `qualifier` is the version or alias, if given. */
interface FunctionName {
  readonly name: string;
  readonly qualifier: string | undefined;
}

const fullArn = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)(?::([^:]+))?$/;
const partialArn = /^\d{12}:function:([^:]+)(?::([^:]+))?$/;
const plain = /^([^:]+)(?::([^:]+))?$/;

/** Parses a function's name, partial ARN or ARN. Any other string is a name. */
export function parseFunctionName(functionName: string): FunctionName {
  const match = fullArn.exec(functionName) ?? partialArn.exec(functionName) ?? plain.exec(functionName);
  return { name: match?.[1] ?? functionName, qualifier: match?.[2] };
}
