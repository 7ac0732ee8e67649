import type { SmallTalk } from '../small-talk.ts';

/** The words around answers, in one language. Dates come in ISO form, as exact as the source is: day, month or year. */
export type KnowledgeTexts = {
  date(iso: string): string;
  source: string;
  asOf(date: string): string;
  undatedSource: string;
  period(period: string): string;
  notes: {
    undated: string;
    historical(date: string): string;
    review(date: string): string;
    old(date: string): string;
    superseded: string;
    supersededBy(title: string): string;
    /** The successor does not hold any more either. */
    supersededThen(title: string): string;
    disagrees(publisher: string, date: string): string;
  };
  later: string;
  /** Over what is known of something that the sources do not contain. */
  known: string;
  named(title: string, name: string, source: string): string;
  namedBySource(date: string): string;
  namedByUndated: string;
  smallTalk: Record<SmallTalk, string>;
  suggest: string;
  escalate: string;
};
