import { newRetrier } from '../../../../../definitions/document/gestures/addRetrier';
import type { QueryLanguage } from '../../../../../language/asl/types';
import type { JsonObject } from '../../../../../util/json';

/** What a new item begins with. */
export const beginnings: Readonly<Record<string, (language: QueryLanguage, states: readonly string[]) => JsonObject>> =
  {
    Retry: () => newRetrier,
    Catch: (_language, [next = '']) => ({ ErrorEquals: ['States.ALL'], Next: next }),
    Choices: (language, [next = '']) =>
      language === 'JSONata'
        ? { Condition: '{% $states.input.value = true %}', Next: next }
        : { Variable: '$.value', IsPresent: true, Next: next },
  };

/** What an item is called. */
export const nouns: Readonly<Record<string, string>> = { Retry: 'Retrier', Catch: 'Catcher', Choices: 'Rule' };
