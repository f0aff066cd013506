import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import type { LoadContext } from '../../LoadContext';
import { stringIn } from '../../starts/plain';
import { readRestMethod } from '../../starts/restMethod';
import { readRule } from '../../starts/rule';
import { readSchedule } from '../../starts/schedule';
import type { StartSource } from '../../starts/StartSource';
import { methodResource } from './http';
import { patternResource } from './pattern';
import { scheduleResource } from './schedule';
import type { ServiceEvent } from './ServiceEvent';

/**
 * What events declare: each is read as the resource that the plugin makes of it. Source:
 * github.com/serverless-operations/serverless-step-functions, lib/deploy/events and lib/naming.js.
 */
export function loadServiceEvents(events: readonly ServiceEvent[], context: LoadContext): readonly DeclaredStart[] {
  return events.flatMap((event) => {
    const { key, source, subject } = event;
    const note: StartSource['note'] = (message, kind) => context.note(`${subject} ${message}`, source, kind);
    if (Object.hasOwn(eventTypes, key)) return eventTypes[key]!(event, { source, aliases: [], note });
    note('is none that the plugin serverless-step-functions has.', 'refusedByAws');
    return [];
  });
}

type ReadEvent = (
  event: ServiceEvent,
  declared: Pick<StartSource, 'source' | 'aliases' | 'note'>,
) => readonly DeclaredStart[];

const readPattern: ReadEvent = (event, declared) => readRule({ ...declared, ...patternResource(event) });

const eventTypes: Readonly<Record<string, ReadEvent>> = {
  schedule: (event, declared) => {
    const resource = scheduleResource(event);
    return (resource.type === 'rule' ? readRule : readSchedule)({ ...declared, ...resource });
  },
  cloudwatchEvent: readPattern,
  eventBridge: readPattern,
  http: (event, declared) => {
    const { path, ...resource } = methodResource(event);
    // Serverless makes one API for all, unless the service names another.
    const api = stringIn(event.apiGateway, 'restApiId') ?? 'ApiGatewayRestApi';
    return readRestMethod({ ...declared, ...resource }, { api, path, stageVariables: {} });
  },
};
