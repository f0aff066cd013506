import { assignmentsIn, enclosingBlocks } from '../../rules/variables';
import type { Adviser } from '../Advice';

/** A variable that is assigned and never read. */
export const UnusedVariablesAdvice: Adviser = ({ parts, expressions, advise }) => {
  const readers = new Map<string, Set<unknown>>();
  for (const { part, reading } of expressions) {
    if (part.state === undefined) continue;
    for (const name of reading.variables) {
      const scopes = readers.get(name) ?? new Set();
      readers.set(name, scopes);
      for (const block of [part.state.block, ...enclosingBlocks(part.state.block)]) scopes.add(block);
    }
  }
  const said = new Set<string>();
  for (const { name, path, state } of assignmentsIn(parts)) {
    if (readers.get(name)?.has(state.block) === true || said.has(name)) continue;
    said.add(name);
    advise('UNUSED_VARIABLE', path, `The variable '${name}' is never read.`);
  }
};
