import type { Start } from '../api/starts';

export function isRoute({ kind }: Start): boolean {
  return kind === 'restMethod' || kind === 'httpRoute';
}

/** A rule with a pattern is used by an event, even if it has a schedule, too. */
export function isTimed({ kind, settings }: Start): boolean {
  return kind === 'schedule' || (settings['schedule'] !== undefined && settings['pattern'] === undefined);
}

/** What a person does with it. */
export function actionOf(start: Start): string {
  if (isRoute(start)) return 'Call it';
  return isTimed(start) ? 'Fire it' : 'Send an event';
}

export function startTitle({ kind, name, settings }: Start): string {
  if (kind === 'restMethod') return `${String(settings['httpMethod'])} ${String(settings['path'])}`;
  return kind === 'httpRoute' ? String(settings['routeKey']) : name;
}

/** Where it comes from, in words. */
export function describeStart({ kind, settings }: Start): readonly string[] {
  const { eventBus, api, authorization, sourceArn, action, subtype } = settings as Readonly<Record<string, string>>;
  switch (kind) {
    case 'rule':
      return eventBus === undefined || eventBus === 'default' ? [] : [`bus ${eventBus}`];
    case 'pipe':
      return [`from ${sourceArn!}`];
    case 'restMethod':
    case 'httpRoute':
      return [
        `API ${api!}`,
        action ?? subtype!.replace('StepFunctions-', ''),
        ...(authorization === undefined ? [] : [`${authorization} is not checked here`]),
      ];
    default:
      return [];
  }
}
