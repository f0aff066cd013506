import { formatDuration } from '../../story/trace/formatDuration';

/** How long something took. Times have only milliseconds, so 0 is shown as `little`. */
export function formatTaken(ms: number, little = 'less than 1ms'): string {
  return ms < 1 ? little : formatDuration(ms);
}

/** A time of the API (epoch seconds) or epoch milliseconds as `2030-01-01 00:00:00.000`, in UTC. */
export function formatTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString().replace('T', ' ').replace('Z', '');
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
