/** Where an answer differs from the scenario: { pointer, expected, got }; the pointer leads into the scenario. */
export class Difference extends Error {
  constructor(difference) {
    super(
      `${difference.pointer}: expected ${JSON.stringify(difference.expected)}, got ${JSON.stringify(difference.got)}`,
    );
    this.difference = difference;
  }
}
