/** The sentences of a text, as they are; a line of its own is one, too. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/\n+/u)
    .flatMap((line) => line.split(/(?<=[。！？])|(?<=[.!?]["”’)]?)\s+(?=[\p{Lu}\p{N}"“‘(\p{Script=Han}])/u))
    .map((sentence) => sentence.trim())
    .filter(Boolean);

const LONGEST = 300;
const MOST_FIGURES = 6;
const DATES =
  /\b(?:19|20)\d{2}(?:[-/.]\d{1,2}){0,2}\b|\d{1,4}\s*[年月日号]|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}\b/giu;
/** Digits that are part of a name: `H100`, `S5000`, `GLM-5`. */
const IN_NAMES = /\p{Script=Latin}[\p{Script=Latin}-]*\d[\p{Script=Latin}\d.-]*/gu;
const SPELLED = /[一二两三四五六七八九十百千万亿]{2,}/u;

/** Sentences that give numbers, as they are, the first of them; dates and numbers in names are none. */
export const figuresIn = (text: string): readonly string[] =>
  sentencesOf(text)
    .filter((sentence) => {
      // First, because what looks for names takes the square of a length.
      if (sentence.length > LONGEST) return false;
      const plain = sentence.replace(DATES, "").replace(IN_NAMES, "");
      return /\d/u.test(plain) || SPELLED.test(plain);
    })
    .slice(0, MOST_FIGURES);

const CLAIMED =
  /\b(?:claims?|claimed|says? it|the first|first (?:domestic|Chinese|ever)|world's|fastest|largest|outperforms?|beats?|surpass\w*)\b|首个|首款|首次|全球|最快|最大|超越|领先/iu;
const MOST_CLAIMS = 2;

/** Sentences that say what somebody could check, as they are. */
export const claimsIn = (text: string): readonly string[] =>
  sentencesOf(text)
    .filter((sentence) => sentence.length <= LONGEST && CLAIMED.test(sentence))
    .slice(0, MOST_CLAIMS);
