/** The sentences of a page, without code, headings and what is generated. Each cell of a table and each item counts alone. */
export function sentencesOf(page: string): readonly string[] {
  const text = page
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/<!-- (.+): written by `npm run docs` -->[\s\S]*?<!-- end of \1 -->/g, '')
    .replace(/^#.*$/gm, '');
  return text
    .split(/\n\s*\n|\n(?=\s*[-|]|\d+\. )/)
    .flatMap((block) => (block.startsWith('|') ? block.split('|') : [block]))
    .map((part) => part.replace(/\s+/g, ' ').replace(/\]\([^)]*\)/g, ']'))
    .flatMap((part) => withoutCode(part).split(/(?<=[.!?:;])\s+/));
}

/** A name in code is one word. */
function withoutCode(text: string): string {
  return text.replace(/(`+)[^`].*?\1/g, 'X');
}

export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /\w/.test(word)).length;
}
