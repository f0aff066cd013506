/**
 * A string with `·` for every character that moves a terminal's cursor or changes its direction; tabs become spaces.
 */
export function withoutControls(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '·');
}
