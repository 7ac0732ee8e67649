import type { ForumTexts } from './forum-texts.ts';

export const en: ForumTexts = {
  ask: 'Bring to the open forum',
  stored: 'Saved. The question is now in the queue for the open forum.',
  alreadyThere: 'The question is already in the queue for the open forum.',
  tooMany: (most) =>
    `You already have ${most} questions in the queue for the open forum. No more can be added right now.`,
  personalData:
    'The question was not saved: it seems to hold a personal identity number. Please write it without personal data.',
};
