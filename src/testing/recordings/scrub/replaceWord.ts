/** Below this many letters, a text is replaced only where it is a whole value: it would be part of too much else. */
const shortest = 4;

/**
 * Replaces a text wherever it stands in another one: as it is, and as it is written in a JSON text, and in a JSON text
 * in a JSON text. Member names stay when the text is short.
 */
export function replaceWord(text: string, word: string, placeholder: string): { replaced: string; times: number } {
  if (text === word) return { replaced: placeholder, times: 1 };
  let replaced = text;
  let times = 0;
  for (const written of new Set([word, escaped(word), escaped(escaped(word))])) {
    if (!replaced.includes(written)) continue;
    if (word.length >= shortest) {
      const parts = replaced.split(written);
      times += parts.length - 1;
      replaced = parts.join(placeholder);
    } else {
      const whole = new RegExp(`((?<!\\\\)(?:\\\\\\\\)*\\\\?")${literal(written)}(\\\\*")(?!\\s*:)`, 'g');
      replaced = replaced.replace(whole, (_match, before: string, after: string) => {
        times += 1;
        return `${before}${placeholder}${after}`;
      });
    }
  }
  return { replaced, times };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
