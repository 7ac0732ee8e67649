/** Characters that are not seen: zero-width, soft hyphen, direction marks (Cf), half characters (Cs), and variants of an emoji. */
const INVISIBLE = /\p{Cf}|\p{Cs}|\p{Variation_Selector}/gu;
const CONTROL = /\p{Cc}/gu;
/** No script puts more marks on a letter; putting them in order takes the square of their number. */
const MARKS = /(\p{M}{10})\p{M}+/gu;

/** Text as a person sees it: composed (NFC), on one line, without invisible and control characters. */
export function plainText(text: string): string {
  return text
    .replace(MARKS, '$1')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text of several lines as a person sees it: each line as by `plainText`, with at most one empty line in a row. */
export function plainParagraphs(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(plainText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * The words of a text in lower case: hyphens part words (but e-post is epost), thousands are joined (250 000 → 250000),
 * single letters (the s of FVM:s) fall away, digits stay.
 */
export function words(text: string): string[] {
  const flat = plainText(text)
    .toLowerCase()
    .replace(/(?<=\b\d{1,3}) (?=\d{3}\b)/g, '')
    .replace(/(?<!\p{L})e-(?=post|mejl|mail|tjänst)/gu, 'e');
  return flat.match(/\p{L}[\p{L}\p{M}]+|\p{N}+\p{L}*/gu) ?? [];
}

/** Character 4-grams of a word with its bounds marked (^avtal$). A short word is its own gram. */
export function grams(word: string): string[] {
  const marked = `^${word}$`;
  if (marked.length <= 4) return [marked];
  return Array.from({ length: marked.length - 3 }, (_, at) => marked.slice(at, at + 4));
}

/** The sentences of a paragraph; an abbreviation's full stop inside a sentence (f.n., kl.) ends none. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!\b(?:kl|ca|bl|dvs|t\.ex|f\.n|m\.m|s\.k|nr|tel)\.)\s+(?=[\p{Lu}\p{N}"”])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
