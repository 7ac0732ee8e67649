import {
  ActivityTypes,
  type AdaptiveCardInvokeResponse,
  type InvokeResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { render } from '../cards/render.ts';
import { conversationDoc, welcomeOnce } from '../src/delivery/conversation.ts';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';
import { samePerson } from '../src/people/person.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import type { Rights } from '../src/people/rights.ts';
import { allRoles, nameHolder } from '../src/people/roles.ts';
import type { ActionResult } from './action.ts';
import { ACTIONS } from './actions.ts';
import { questionMessage } from './answer-message.ts';
import { findCommand } from './commands.ts';
import { messageText } from './message-text.ts';
import { type Press, parsePress } from './press.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { welcomeView } from './views/choice-view.ts';

const TURN = Symbol('turn');
/** Activities in which a person stands behind the sender. */
const MEETINGS = new Set<string>([ActivityTypes.Message, ActivityTypes.Invoke, ActivityTypes.InstallationUpdate]);

/** Sends each activity to where it is handled; decides nothing itself. */
export class ForumBot extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await onMessage(turnOf(context));
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const botId = context.activity.recipient.id;
      if (context.activity.membersAdded?.some(({ id }) => id === botId)) await welcome(turnOf(context));
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await welcome(turnOf(context));
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      await forget(turnOf(context));
      await next();
    });
  }

  /** Runs a turn; the bot itself holds nothing between turns. */
  async runTurn(turn: Turn): Promise<void> {
    turn.context.turnState.set(TURN, turn);
    const { type, action } = turn.context.activity;
    if (turn.isPersonal && MEETINGS.has(type) && action !== 'remove') await meet(turn);
    await this.run(turn.context);
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'adaptiveCard/action') return { status: 501 };
    return { status: 200, body: invokeBody(await onPress(turnOf(context), parsePress(context.activity.value))) };
  }
}

const turnOf = (context: TurnContext): Turn => context.turnState.get(TURN) as Turn;

async function onMessage(turn: Turn): Promise<void> {
  const { activity } = turn.context;
  const text = messageText(activity);
  const press = parsePress(activity.value);
  // A message may hold both, and then words that are no press are read as words.
  if (press !== undefined || (activity.value && text === '')) {
    const result = await onPress(turn, press);
    if (result.kind === 'card' && !result.lineSuffices) await turn.replyPrivately(result.message, turn.texts);
    else if (result.kind !== 'replied') await turn.reply({ kind: 'text', text: result.said });
    return;
  }
  const { refusals } = turn.texts.bot;
  if (!/[\p{L}\p{N}]/u.test(text)) {
    await turn.reply({ kind: 'text', text: refusals.empty });
  } else if (text.length > MAX_QUESTION_LENGTH) {
    await turn.reply({ kind: 'text', text: refusals.tooLong(text.length, MAX_QUESTION_LENGTH) });
  } else {
    await onText(turn, text);
  }
}

async function onText(turn: Turn, text: string): Promise<void> {
  const found = findCommand(text);
  if (found === undefined) {
    const { message, outcome } = questionMessage(text, {
      knowledge: turn.deps.knowledge(),
      texts: turn.texts,
      now: turn.now,
    });
    turn.log.info({ outcome }, 'a question');
    await turn.reply(message);
    return;
  }
  const { command, language } = found;
  const texts = textsFor(language);
  const isAllowed = command.mayRun(await rightsAndName(turn));
  turn.log.info({ command: command.name, isAllowed }, 'a command');
  if (!isAllowed) await turn.reply({ kind: 'text', text: texts.bot.refusals.notAllowed });
  else if (command.isPrivate) await turn.replyPrivately(await command.run(turn, texts), texts);
  else await turn.reply(await command.run(turn, texts));
}

/** Checks the verb, the data and the right before the action runs. */
async function onPress(turn: Turn, press: Press | undefined): Promise<ActionResult> {
  const { refusals } = turn.texts.bot;
  const action = press === undefined ? undefined : ACTIONS.get(press.verb);
  if (press === undefined || action === undefined) return { kind: 'said', said: refusals.unknownAction };
  const data = action.schema.safeParse(press.data);
  if (!data.success) return { kind: 'said', said: refusals.oldCard };
  if (!action.mayRun(await turn.rights(), data.data)) return { kind: 'said', said: refusals.notAllowed };
  turn.log.info({ verb: press.verb }, 'a press');
  return action.run(turn, data.data);
}

function invokeBody(result: ActionResult): AdaptiveCardInvokeResponse {
  if (result.kind === 'card') {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: result.message.card };
  }
  const value = result.said as unknown as Record<string, unknown>;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

/** Notes where a person is reached and in which language, when it is new. */
async function meet({ deps, person, context, texts }: Turn): Promise<void> {
  const { conversation, serviceUrl } = context.activity;
  const doc = profileOf(person);
  const { chat, language } = await deps.store.read(doc);
  // Read first: every message comes by here, and nearly none brings anything new.
  if (chat?.conversationId === conversation.id && chat.serviceUrl === serviceUrl && language === texts.language) return;
  const met = { chat: { conversationId: conversation.id, serviceUrl }, language: texts.language };
  await deps.store.change(doc, (profile) => changeProfile(profile, met));
}

/** What a person may do; one who was given a role without being known gets a name by that. */
async function rightsAndName({ deps, person, name, rights }: Turn): Promise<Rights> {
  const { grants } = await deps.store.read(allRoles);
  const isUnnamed = Object.values(grants).some((grant) => grant.name === '' && samePerson(grant.person, person));
  if (isUnnamed) await deps.store.change(allRoles, (roles) => nameHolder(roles, person, name));
  return rights();
}

async function welcome(turn: Turn): Promise<void> {
  const { conversation } = turn.context.activity;
  const met = { tenantId: turn.person.tenantId, conversationId: conversation.id, at: turn.now.toISOString() };
  const doc = conversationDoc(met.tenantId, met.conversationId);
  if (!(await turn.deps.store.change(doc, (current) => welcomeOnce(current, met)))) return;
  const view = welcomeView(turn.deps.knowledge(), turn.texts);
  const outcome = await turn.reply({ kind: 'card', card: render('choice', view), summary: view.summary });
  // Teams may refuse until the install is through; the other install event then gets its turn.
  if (outcome.kind === 'failed') await turn.deps.store.remove(doc);
}

/** After an uninstall nothing of the conversation is kept, and a new install is a first meeting again. */
async function forget(turn: Turn): Promise<void> {
  const { store } = turn.deps;
  await store.remove(conversationDoc(turn.person.tenantId, turn.context.activity.conversation.id));
  if (turn.isPersonal) await store.change(profileOf(turn.person), (profile) => changeProfile(profile, { chat: null }));
}
