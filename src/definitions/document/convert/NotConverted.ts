/** Thrown for a part of a state that has no equal in JSONata. The message is a sentence for the author. */
export class NotConverted extends Error {
  override readonly name = 'NotConverted';
}
