const most = 8;
/** One that is longer is not remembered: the browser's store has room for a few megabytes in all. */
const longest = 100_000;

/** The inputs with which a machine was started from this browser, the last one first. */
export function lastInputs(stateMachineArn: string): readonly string[] {
  try {
    const list = JSON.parse(localStorage.getItem(keyOf(stateMachineArn)) ?? '[]') as unknown;
    return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberInput(stateMachineArn: string, input: string): void {
  if (input.length > longest) return;
  const list = [input, ...lastInputs(stateMachineArn).filter((other) => other !== input)].slice(0, most);
  try {
    localStorage.setItem(keyOf(stateMachineArn), JSON.stringify(list));
  } catch {
    // The store is full or closed: then it is typed again.
  }
}

function keyOf(arn: string): string {
  return `stepmill.inputs ${arn}`;
}
