/**
 * A pattern that EventBridge rejects, with the reason in its words.
 *
 * AWS: the texts are those of Event Ruler, which EventBridge runs (github.com/aws/event-ruler); those that LocalStack has
 * recorded on AWS (2024) agree. AWS appends the place in the pattern: ` at [Source: (String)"…"; line: 1, column: 11]`.
 */
export class InvalidEventPattern extends Error {
  override readonly name = 'InvalidEventPatternException';

  constructor(readonly reason: string) {
    super(`Event pattern is not valid. Reason: ${reason}`);
  }
}
