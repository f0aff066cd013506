import type { Scope } from './aws';
import { control } from './control';

/** What a Task can call. */
export interface Integration {
  readonly service: string;
  readonly action: string;
  /** Its Resource, one for each pattern. */
  readonly resources: readonly string[];
  readonly usedIn: 'task' | 'itemReader' | 'resultWriter';
  readonly required: readonly string[];
  readonly members: readonly string[];
}

/** A function, queue … that tasks can name. */
export interface KnownTarget {
  readonly kind: 'function' | 'queue' | 'topic' | 'eventBus' | 'stateMachine' | 'activity' | 'bucket';
  readonly name: string;
}

let integrations: Promise<readonly Integration[]> | undefined;

/** The optimised integrations, which are the same as long as the page is open. */
export function fetchIntegrations(): Promise<readonly Integration[]> {
  integrations ??= control<{ integrations: readonly Integration[] }>('GET', '/integrations', 'global').then(
    (answer) => answer.integrations,
    (error: unknown) => {
      integrations = undefined;
      throw error;
    },
  );
  return integrations;
}

export async function fetchTargets(scope: Scope, signal: AbortSignal): Promise<readonly KnownTarget[]> {
  return (await control<{ targets: readonly KnownTarget[] }>('GET', '/targets', scope, { signal })).targets;
}
