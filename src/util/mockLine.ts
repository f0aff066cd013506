/**
 * How to mock a state, in a test with the harness and with the control API. `result` is the empty form of its result.
 *
 * @example mockLine('Ship', {}) // "machine.mock('Ship').returns({ … }), or POST …/mocks {"state":"Ship","returns":{}}"
 */
export function mockLine(state: string, result: [] | Record<string, never>): string {
  const shown = Array.isArray(result) ? '[ … ]' : '{ … }';
  const name = state.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `machine.mock('${name}').returns(${shown}), or POST …/mocks ${JSON.stringify({ state, returns: result })}`;
}
