import { route } from '../Control';
import { printMistake } from '../mistakes/printMistake';
import { answered, count, described, list, named } from '../schema/Schema';

export const listMistakes = route('GET /mistakes', {
  summary:
    'What the tester did wrong since the last reset: unmocked tasks, unknown test cases, and all other such errors.',
  description: 'No Retry and no Catch of a workflow can swallow them. A test whose account has any should be red.',
  answer: answered({
    mistakes: list(named('Mistake')),
    forgotten: described(count, 'How many are not kept any more.'),
  }),
  async handle({ service }) {
    await service.quiet();
    const { all, forgotten } = service.mistakes;
    return { mistakes: all.map(printMistake), forgotten };
  },
});
