import type { Activity, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { conversationKey } from '../src/delivery/recipient.ts';
import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import type { Person } from '../src/people/person.ts';
import { findMunicipality } from '../src/people/place-names.ts';
import { municipalityOf, type Profile, profileOf } from '../src/people/profiles.ts';
import { type Rights, rightsOf } from '../src/people/rights.ts';
import { allRoles } from '../src/people/roles.ts';
import type { BotDeps } from './deps.ts';
import { tenantOf } from './inbound.ts';
import { type Message, toActivity } from './message.ts';
import { isShownAlone } from './message-extension.ts';
import { replyPrivately } from './private-reply.ts';
import { sendReply } from './sender.ts';
import { languageOfLocale, type Texts, textsFor } from './texts/texts.ts';

/** One turn: who says something, where, and how to answer. */
export type Turn = {
  readonly context: TurnContext;
  readonly deps: BotDeps;
  readonly person: Person;
  /** The person's name as Teams shows it; empty when it is not told. */
  readonly name: string;
  /** Whether nobody else reads along. */
  readonly isPersonal: boolean;
  /** Words in the language of the reader's Teams; a message's own language comes before it. */
  readonly texts: Texts;
  readonly now: Date;
  readonly log: Logger;
  /** What a person can tell support, so that the turn's lines are found in the log. */
  readonly reference: string;
  reply(message: Message): Promise<SendOutcome>;
  /** Answers where nobody else sees it: here, or in the person's own chat with the bot. */
  replyPrivately(message: Message, texts: Texts): Promise<SendOutcome>;
  /** What the person may do, as it stands now. */
  rights(): Promise<Rights>;
  profile(): Promise<Profile>;
  /** Code of the person's municipality, when it is known. */
  municipality(): Promise<string | undefined>;
};

const MAX_NAME_LENGTH = 60;
/** Teams' status for a message above its size limit: the person would wait in vain. */
const TOO_LARGE = 413;

export function createTurn(context: TurnContext, correlationId: string, deps: BotDeps): Turn {
  const { activity } = context;
  const { store, people } = deps;
  const log = deps.log.child({ correlationId, type: activity.type, scope: activity.conversation.conversationType });
  const person = {
    tenantId: tenantOf(activity) ?? '',
    userId: activity.from.aadObjectId?.toLowerCase() ?? activity.from.id,
  };
  // What the message extension shows is seen by the one who uses it, wherever that is.
  const isPersonal = activity.conversation.conversationType === 'personal' || isShownAlone(activity.name);
  const profile = (): Promise<Profile> => store.read(profileOf(person));
  const send = (message: Message): Promise<SendOutcome> => {
    const { tenantId } = person;
    const { id: conversationId } = activity.conversation;
    deps.pacer.note(tenantId, conversationKey(isPersonal ? person : { tenantId, conversationId }));
    return sendReply(context, toActivity(message), { pause: deps.pause, sendTimeoutMs: deps.sendTimeoutMs, log });
  };
  const turn: Turn = {
    context,
    deps,
    person,
    name: plainText(activity.from.name ?? '').slice(0, MAX_NAME_LENGTH),
    isPersonal,
    texts: readersTexts(activity, deps),
    now: deps.now(),
    log,
    reference: referenceOf(correlationId),
    async reply(message) {
      const outcome = await send(message);
      if (outcome.kind !== 'failed' || outcome.status !== TOO_LARGE) return outcome;
      log.error({ kind: message.kind }, 'a message was too large for Teams');
      return send({ kind: 'text', text: turn.texts.bot.failed(turn.reference) });
    },
    replyPrivately: (message, texts) => replyPrivately(turn, message, texts),
    rights: async () => rightsOf(person, await store.read(allRoles), people),
    profile,
    municipality: async () => municipalityOf(await profile(), people.municipalitiesOf(person.tenantId)),
  };
  return turn;
}

/** The words in the language that the reader's Teams is set to, where the client tells it. */
export function readersTexts({ locale }: Activity, { trustLocale }: BotDeps): Texts {
  return textsFor(trustLocale ? languageOfLocale(locale) : 'sv');
}

/** The beginning of a correlation id: short enough to be read out. */
export function referenceOf(correlationId: string): string {
  return correlationId.slice(0, 8);
}

/** The municipality that was chosen, or that somebody typed. */
export function municipalityBy({ deps }: Turn, said: string | undefined): Municipality | undefined {
  return findMunicipality(deps.municipalities, said ?? '');
}

/** The municipalities that the person's tenant serves. */
export function servedMunicipalities({ deps, person }: Pick<Turn, 'deps' | 'person'>): Municipality[] {
  const served = deps.people.municipalitiesOf(person.tenantId);
  return deps.municipalities.filter(({ code }) => served.includes(code));
}
