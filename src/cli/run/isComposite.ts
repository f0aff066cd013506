import type { Visit } from '../../story/trace/Story';

/** Whether other states run inside it. */
export function isComposite({ type }: Pick<Visit, 'type'>): boolean {
  return type === 'Parallel' || type === 'Map';
}
