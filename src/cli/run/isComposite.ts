import type { Visit } from '../../testing/story/Story';

/** Whether other states run inside it. */
export function isComposite({ type }: Pick<Visit, 'type'>): boolean {
  return type === 'Parallel' || type === 'Map';
}
