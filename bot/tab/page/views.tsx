import type { ComponentType } from 'preact';
import type { TabTexts } from '../texts/tab-texts.ts';
import { KnowledgeView } from './knowledge/knowledge-view.tsx';
import { OwnView } from './own/own-view.tsx';
import { QuestionsView } from './questions/questions-view.tsx';
import { StatusView } from './status/status-view.tsx';

/** A view of the tab. `item`: what a link asks to be opened in it. */
export type View = {
  /** As in the manifest: `status`, `questions`, `knowledge`, `own`. */
  readonly id: string;
  readonly label: (texts: TabTexts) => string;
  readonly component: ComponentType<{ item: string | undefined }>;
};

/** The views in the order in which they are shown; the first is shown unless another is asked for. */
export const VIEWS: readonly View[] = [
  { id: 'status', label: ({ views }) => views.status, component: StatusView },
  { id: 'questions', label: ({ views }) => views.questions, component: QuestionsView },
  { id: 'knowledge', label: ({ views }) => views.knowledge, component: KnowledgeView },
  { id: 'own', label: ({ views }) => views.own, component: OwnView },
];

/** The view to begin with beside a meeting. */
export const SIDE_PANEL_VIEW = 'questions';
