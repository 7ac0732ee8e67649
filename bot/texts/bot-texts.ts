import type { Topic } from '../../src/knowledge/entry.ts';

/** The words of the bot's own messages and cards, in one language. */
export type BotTexts = {
  topics: Record<Topic, string>;
  answer: {
    summary(text: string): string;
    seeAlso: string;
    readMore: string;
    readAll: { title: string; tooltip: string };
    /** Over the whole of an answer that has got another text since it was asked for. */
    changedSince: string;
    didItHelp: string;
    helpful: string;
    notHelpful: string;
    thanks: string;
    sorry: string;
    meant(question: string): string;
    whatWasWrong: string;
    sendComment: { title: string; tooltip: string };
    commented: string;
  };
  suggest: { summary(titles: string): string; heading(count: number): string; none(count: number): string };
  escalate: { summary: string; heading: string; offer: string; covers(topics: string): string };
  welcome: { summary: string; heading: string; text: string; hint: string };
  help: { summary: string; heading: string; ask: string; example: string };
  commands: Record<
    | 'report'
    | 'status'
    | 'history'
    | 'summary'
    | 'latest'
    | 'archive'
    | 'month'
    | 'forum'
    | 'questions'
    | 'ownQuestions'
    | 'agenda'
    | 'askForum'
    | 'knowledge'
    | 'review'
    | 'words'
    | 'subscribe'
    | 'unsubscribe'
    | 'roles'
    | 'municipality'
    | 'help',
    string
  >;
  extension: {
    none: { knowledge: string; questions: string; summaries: string };
    notUnderstood: string;
    dialogTitle: string;
    /** Over what is read in a dialog. */
    readingTitle: string;
    askText: string;
    ask: { title: string; tooltip: string };
    writeFirst: string;
  };
  opened: string;
  and: string;
  refusals: {
    empty: string;
    tooLong(length: number, most: number): string;
    oldCard: string;
    unknownAction: string;
    entryGone: string;
    notAllowed: string;
  };
  failed(reference: string): string;
};

/** An example question on the welcome and help cards; the button opens the entry by its id. */
export type ExampleQuestion = { question: string; entry: string };
