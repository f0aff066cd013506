/**
 * How to mock a state, as a test with the harness writes it, and as the control API takes it. `result` is the empty form
 * of what it returns.
 *
 * @example mockLine('Ship', {}) // "machine.mock('Ship').returns({ … }), or POST …/mocks {"state":"Ship","returns":{}}"
 */
export function mockLine(state: string, result: [] | Record<string, never>): string {
  const shown = Array.isArray(result) ? '[ … ]' : '{ … }';
  const name = state.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `machine.mock('${name}').returns(${shown}), or POST …/mocks ${JSON.stringify({ state, returns: result })}`;
}
