import { signal } from '@preact/signals';
import type { Scope } from '../api/aws';

const key = 'stepmill.scope';

/** The account and region whose state machines are listed. */
export const scope = signal<Scope>(read());

export function chooseScope(chosen: Scope): void {
  scope.value = chosen;
  try {
    localStorage.setItem(key, JSON.stringify(chosen));
  } catch {
    // Without storage, the choice lasts for this visit only.
  }
}

function read(): Scope {
  try {
    const { account, region } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return typeof account === 'string' && typeof region === 'string' ? { account, region } : {};
  } catch {
    return {};
  }
}
