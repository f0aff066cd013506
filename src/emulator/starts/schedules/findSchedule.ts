import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import { formatPosition } from '../../../util/Position';
import type { OpenSchedule } from './OpenSchedule';

/** The schedule with a name or alias; for one of Scheduler also `group/name`. Throws HarnessError for none or several. */
export function findSchedule(schedules: readonly OpenSchedule[], name: string): OpenSchedule {
  const found = schedules.filter((schedule) => namesOfSchedule(schedule).includes(name));
  const [first, ...more] = found;
  if (first !== undefined && more.length === 0) return first;
  if (first !== undefined) {
    const places = found.map((one) => `'${namesOfSchedule(one)[0]!}' (${formatPosition(one.declared.source)})`);
    throw new HarnessError(
      `'${name}' is the name of ${found.length} schedules: ${places.join(', ')}. Use a name that only one of them has.`,
    );
  }
  if (schedules.length === 0)
    throw new HarnessError(
      `There is no schedule '${name}'. No deployed file declares a schedule. Deploy a state machine of the file that does.`,
    );
  const meant = didYouMean(name, schedules.flatMap(namesOfSchedule));
  const known = schedules.map(({ declared }) => `'${declared.name}'`).join(', ');
  throw new HarnessError(`There is no schedule '${name}'. ${meant ?? `These exist: ${known}.`}`);
}

/** Its names; of Scheduler, the first one is unique. */
export function namesOfSchedule({ declared }: OpenSchedule): readonly string[] {
  const { name, aliases } = declared;
  const first = declared.kind === 'schedule' ? `${declared.group}/${name}` : name;
  return [...new Set([first, name, ...aliases])];
}
