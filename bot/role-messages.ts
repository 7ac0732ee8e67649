import { render } from '../cards/render.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import type { Role, RoleRequest } from '../src/people/roles.ts';
import type { CardMessage, Message } from './message.ts';
import type { Label } from './person-labels.ts';
import type { Texts } from './texts/texts.ts';
import { pickView } from './views/people-views.ts';
import { plainLines } from './views/plain-runs.ts';
import { decisionButtons, roleInWords } from './views/role-book-view.ts';

/** Tells those who may decide that somebody asks for a role. */
export const REQUEST_JOB = 'role-request';
/** Tells a person what was decided about their role. */
export const DECISION_JOB = 'role-decision';

/** A request for a role, with the buttons that decide it. */
export function requestMessage(
  id: string,
  request: RoleRequest,
  { municipalities, label }: { municipalities: readonly Municipality[]; label: Label },
  texts: Texts,
): CardMessage {
  const { request: words } = texts.people;
  const text = words.text(label(request), roleInWords(request, municipalities, texts));
  const requests = [{ text: plainLines(text).join(' '), buttons: decisionButtons(id, texts, true) }];
  const view = pickView(
    { heading: words.heading, text: '', status: [] },
    { requests, sections: [{ heading: '', lines: [{ text: words.hint }] }] },
    texts,
  );
  return { kind: 'card', card: render('pick', view), summary: text };
}

/** What became of a person's role. */
export function decisionMessage(
  { what, role, municipality }: { what: string | undefined; role: Role; municipality: string | null },
  municipalities: readonly Municipality[],
  texts: Texts,
): Message {
  const { decided } = texts.people;
  const words = roleInWords({ role, municipality }, municipalities, texts);
  if (what === 'granted') return { kind: 'text', text: `${decided.granted(words)} ${decided.next}` };
  return { kind: 'text', text: what === 'denied' ? decided.denied(words) : decided.withdrawn(words) };
}
