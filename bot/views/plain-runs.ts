/** What is written on more lines than this goes on in the last one, unless told: each line costs the card its frame. */
const MOST_LINES = 25;

/**
 * What a person wrote, a line each, for RichTextBlocks: their text is no markdown. A joiner that is not seen keeps
 * `{{DATE(…)}}` from being run, which Adaptive Cards do in every text.
 */
export function plainLines(text: string, most = MOST_LINES): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd().replace(/\{(?=\{)/g, '{\u2060'))
    .filter((line) => line !== '');
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join(' · ')];
}

/** Adaptive Cards read markdown in a TextBlock; this is shown as it is written. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>{}]/g, '\\$&')
    .replace(/^(\d+)\. /, '$1\\. ')
    .replace(/^([-+#])/, '\\$1');
}
