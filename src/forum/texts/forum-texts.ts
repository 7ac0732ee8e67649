/** The words around questions to the open forum, in one language. */
export type ForumTexts = {
  ask: string;
  stored: string;
  alreadyThere: string;
  tooMany(most: number): string;
  personalData: string;
};
