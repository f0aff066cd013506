import type { LoadedDefinition } from './LoadedDefinition';

/**
 * The name under which a state machine of a file is created: its own where the file tells it, else a name that a state
 * machine may have, made of its logical id, key or address.
 *
 * @example machineName({ name: 'aws_sfn_state_machine.order' }) // 'order'
 */
export function machineName({ name, stateMachineName }: Pick<LoadedDefinition, 'name' | 'stateMachineName'>): string {
  if (stateMachineName !== undefined) return stateMachineName;
  const plain = name
    .replace(/^aws_sfn_state_machine\./, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 80);
  return plain === '' ? 'StateMachine' : plain;
}
