import type { StoryEvent } from '../../story/trace/StoryEvent';

/** The state, function or resource that an event is about, in a few words. */
export function aboutOf({ details }: StoryEvent): string {
  const text = (name: string): string | undefined => (typeof details[name] === 'string' ? details[name] : undefined);
  const resource = text('resource');
  const type = text('resourceType');
  if (text('name') !== undefined)
    return 'index' in details ? `${text('name')!} #${String(details['index'])}` : text('name')!;
  if (text('state') !== undefined) return text('state')!;
  if (type !== undefined && resource !== undefined) return `${type}:${resource}`;
  return resource ?? text('mapRunArn') ?? '';
}

/** The error of an event, or an empty string. */
export function errorOf({ details: { error, cause } }: StoryEvent): string {
  return [error, cause].filter((part) => typeof part === 'string' && part !== '').join(': ');
}

/** The strings of an event's details as received, with their names. JSON is not parsed. */
export function detailsOf({ details }: StoryEvent): readonly (readonly [name: string, text: string])[] {
  return Object.entries(details)
    .filter(([name]) => !name.endsWith('Details'))
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** A string of an event as received, with all digits of its numbers. */
export function textOf(event: StoryEvent | undefined, name: string): string | undefined {
  const value = event?.details[name];
  return typeof value === 'string' ? value : undefined;
}
