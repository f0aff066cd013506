import { HarnessError } from '../../../errors/HarnessError';
import { readIsoDate } from '../../../util/isoTime';
import type { Service } from '../../service/Service';
import { route } from '../Control';
import { badRequest, notFound } from '../ControlError';
import { answered, described, flag, given, list, named, text, time } from '../schema/Schema';

export const listSchedules = route('GET /schedules', {
  summary:
    'The schedules of the deployed files, and when each is due next: rules on a schedule, and those of Scheduler.',
  answer: answered({ schedules: list(named('Schedule')) }),
  async handle({ service }) {
    await service.quiet();
    return { schedules: await service.callStarts({ op: 'schedules' }) };
  },
});

const name = described(
  text,
  'Any name that its file has for it; for one of Scheduler also its group and name, `default%2FNightly`.',
);

export const fireSchedule = route('POST /schedules/{name}/fire', {
  summary: 'Fires a schedule now, as if its time had come.',
  description: 'The response says what became of each target. It does not wait for the end of executions.',
  params: { name },
  bodyIsOptional: true,
  body: given({
    at: described(time, 'The time for which it counts as scheduled. Default: now.'),
    evenIfDisabled: described(flag, 'Fires it even if its file says that it is disabled.'),
  }),
  answer: named('FiredSchedule'),
  async handle({ service }, { name: asked }, body) {
    const { at, evenIfDisabled } = (body as typeof body | undefined) ?? {};
    const atMs = at === undefined ? undefined : readIsoDate(at);
    if (Number.isNaN(atMs))
      throw badRequest([{ in: 'body', pointer: '/at', message: "must be a date, like '2030-01-01T00:00:00Z'." }]);
    return ofSchedule(service, asked, () =>
      service.callStarts({ op: 'fireSchedule', name: asked, atMs, evenIfDisabled }),
    );
  },
});

export const listFired = route('GET /schedules/{name}/fired', {
  summary: 'Each time that a schedule has fired since the last reset, by hand or by time. Oldest first.',
  params: { name },
  answer: answered({ fired: list(named('FiredSchedule')) }),
  async handle({ service }, { name: asked }) {
    await service.quiet();
    const fired = await ofSchedule(service, asked, () => service.callStarts({ op: 'firedSchedules', name: asked }));
    return { fired };
  },
});

/** Rejects with 404 if there is no schedule of this name. */
async function ofSchedule<Answer>(
  service: Service,
  asked: string,
  call: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    const schedules = await service.callStarts({ op: 'schedules' });
    const isKnown = schedules.some(({ names }) => names.includes(asked));
    throw isKnown ? error : notFound(error.message);
  }
}
