import type { Rule } from './RuleContext';

/**
 * Duplicate members
 *
 * An object has each member once. JSON readers silently keep the last one, which is rarely intended.
 */
export const DuplicateMembersRule: Rule = ({ duplicates, blocks, report }) => {
  for (const path of duplicates) {
    const name = String(path[path.length - 1]);
    const isState = blocks.some(
      (block) =>
        path.length === block.path.length + 2 && [...block.path, 'States'].every((step, i) => step === path[i]),
    );
    if (isState) {
      report({
        code: 'DUPLICATE_STATE_NAME',
        phase: 'names',
        message: `Duplicate State name: ${name}`,
        at: path,
        onName: true,
      });
    } else report({ message: `Duplicate field '${name}'`, at: path, onName: true });
  }
};
