/** A sentence of a page, and how many words it has. */
export interface Sentence {
  readonly text: string;
  readonly words: number;
}

/** The sentences of a page's prose: paragraphs, items of lists, cells of tables. Code is left out, a code span is one word. */
export function sentencesOf(markdown: string): readonly Sentence[] {
  const prose = markdown
    .replace(/^---\n[\s\S]*?^---$/m, '')
    .replace(/^ *```[\s\S]*?^ *```$/gm, '\n\n')
    .replace(/<!--[\s\S]*?-->/g, '\n\n')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .replace(/^#+ .*$/gm, '\n')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/(`+)[^`][\s\S]*?\1/g, 'Code')
    .replace(/\]\([^)]*\)/g, ']');
  return prose
    .split(/\n\s*\n|^ *(?:[-*]|\d+\.) |\||^> /m)
    .flatMap((block) => block.replace(/\s+/g, ' ').split(/(?<=[.!?][\])"*_]*) (?=[^a-z])/))
    .map((text) => ({
      text: text.trim(),
      words: text.split(/[\s/]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    }))
    .filter(({ words }) => words > 0);
}
