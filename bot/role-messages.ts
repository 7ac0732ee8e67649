import { render } from '../cards/render.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import type { RoleRequest } from '../src/people/roles.ts';
import type { CardMessage, Message } from './message.ts';
import { parseRole } from './people-card-data.ts';
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
  municipalities: readonly Municipality[],
  texts: Texts,
): CardMessage {
  const { request: words, nameless } = texts.people;
  const text = words.text(request.name || nameless, roleInWords(request, municipalities, texts));
  const requests = [{ text: plainLines(text).join(' '), buttons: decisionButtons(id, texts, true) }];
  const view = pickView(
    { heading: words.heading, text: '', status: [] },
    { requests, sections: [{ heading: '', lines: [{ text: words.hint }] }] },
    texts,
  );
  return { kind: 'card', card: render('pick', view), summary: text };
}

/** What was decided; `undefined` when the role no longer exists. */
export function decisionMessage(
  content: Readonly<Record<string, string>>,
  municipalities: readonly Municipality[],
  texts: Texts,
): Message | undefined {
  const role = parseRole(content.role);
  if (role === undefined) return undefined;
  const { decided } = texts.people;
  const words = roleInWords({ role, municipality: content.municipality ?? null }, municipalities, texts);
  const text = content.what === 'granted' ? `${decided.granted(words)} ${decided.next}` : decided.denied(words);
  return { kind: 'text', text };
}
