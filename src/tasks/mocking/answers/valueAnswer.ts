import type { Json } from '../../../util/json';
import { preview } from '../toJson';
import type { Answer, ResultForm } from './Answer';
import { valueReply } from './valueReply';

/** The task succeeds with a fixed value; without one, with the service's ordinary success. */
export function valueAnswer(value: Json | undefined, form: ResultForm): Answer {
  return {
    description: value === undefined ? 'succeeds' : `returns ${preview(value)}`,
    reply: (request) => valueReply(request, value, form),
  };
}
