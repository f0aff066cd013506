import type { StateDefinition } from '../../language/asl/types';

/** After this much work, the clock is checked. An empty Pass state is 1. */
export const workPerLook = 32;

/** Fields that cost nothing when the state runs, or hold states that are counted themselves. */
const free = new Set(['Type', 'Comment', 'QueryLanguage', 'Next', 'End', 'Default', 'Result', 'Resource', 'Retry']);
const blocks = new Set(['Branches', 'Iterator', 'ItemProcessor']);

/** What may take long: JSONata, most intrinsic functions, and paths of more than a few steps. */
const costly = /\{%|States\.(?!MathAdd|MathRandom|UUID)|"\$[^"]*(?:\.\.|[[(*])/;

/** How much work one visit of a state may be. `workPerLook`: it may take long, so the clock is checked afterwards. */
export function workOf(definition: StateDefinition): number {
  // A function of the user may handle it.
  if (definition.Type === 'Task') return workPerLook;
  const fields = Object.entries(definition).filter(([name]) => !free.has(name) && !blocks.has(name));
  if (fields.length === 0) return 1;
  const text = JSON.stringify(fields);
  return costly.test(text) ? workPerLook : Math.min(workPerLook, 2 + Math.floor(text.length / 64));
}
