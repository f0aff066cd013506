import { scopeOfArn } from './aws';
import { control } from './control';

/** What time it is on the clock of a running execution, in epoch milliseconds; `undefined` when nobody tells. */
export async function fetchNow(executionArn: string, signal: AbortSignal): Promise<number | undefined> {
  const path = `/executions/${encodeURIComponent(executionArn)}/waiting`;
  try {
    const { now } = await control<{ now?: string }>('GET', path, scopeOfArn(executionArn), { signal });
    return now === undefined ? undefined : Date.parse(now);
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}
