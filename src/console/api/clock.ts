import { scopeOfArn } from './aws';
import { control } from './control';

/** The current time of a running execution, in epoch milliseconds; `undefined` if it is not available. */
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
