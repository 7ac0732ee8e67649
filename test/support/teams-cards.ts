import assert from 'node:assert/strict';

type Json = Record<string, unknown>;
/** A button as it went out: `data` of the Action.Execute, `submit` of its fallback. */
export type Button = { title: string; verb: string; data: Json; submit: Json };

/** The Adaptive Card of a message. */
export function cardOf(message: Json | undefined): Json {
  const [attachment] = (message?.attachments ?? []) as { contentType: string; content: Json }[];
  assert.equal(attachment?.contentType, 'application/vnd.microsoft.card.adaptive', 'the message holds a card');
  return attachment.content;
}

/** Everything inside a card, containers and their content alike. */
export function elementsOf(card: unknown): Json[] {
  if (typeof card !== 'object' || card === null) return [];
  const inner = Object.entries(card).flatMap(([name, value]) => (name === 'data' ? [] : elementsOf(value)));
  return 'type' in card ? [card as Json, ...inner] : inner;
}

/** The buttons of a card from top to bottom. */
export function buttonsOf(card: Json): Button[] {
  return elementsOf(card)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title, verb, data, fallback }) => ({ title, verb, data, submit: (fallback as Json).data }) as Button);
}

/** The buttons of a card that open a dialog, with all that they send. */
export function dialogButtonsOf(card: Json): { title: string; data: Json }[] {
  const opens = ({ type, data }: Json): boolean =>
    type === 'Action.Submit' && ((data as Json | undefined)?.msteams as Json | undefined)?.type === 'task/fetch';
  return elementsOf(card)
    .filter(opens)
    .map(({ title, data }) => ({ title: String(title), data: data as Json }));
}

/** The button with this title or verb. */
export function buttonOf(card: Json, which: string): Button {
  const found = buttonsOf(card).find(({ title, verb }) => title === which || verb === which);
  assert.ok(found, `the card has the button ${which}`);
  return found;
}

/** The words on a card, one text after the other, what people wrote among them. */
export function textsOf(card: Json): string[] {
  return elementsOf(card).flatMap(({ type, text }) =>
    type === 'TextBlock' || type === 'TextRun' ? [String(text)] : [],
  );
}
