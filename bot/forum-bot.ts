import {
  ActivityTypes,
  type AdaptiveCardInvokeResponse,
  CardFactory,
  type InvokeResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';
import { answerQuestion } from '../src/knowledge/answer.ts';
import { followUp, isFragment } from '../src/knowledge/follow-up.ts';
import { noteForReview, reviewList } from '../src/knowledge/review.ts';
import { personKey, samePerson } from '../src/people/person.ts';
import type { Rights } from '../src/people/rights.ts';
import { allRoles, nameHolder } from '../src/people/roles.ts';
import type { ActionResult } from './action.ts';
import { ACTIONS } from './actions.ts';
import { questionMessage } from './answer-message.ts';
import { findCommand } from './commands.ts';
import { meetingEnded, meetingStarted } from './forum-meeting.ts';
import { forget, meet, meetPlace, settleIn, welcome } from './meeting.ts';
import { isShownAlone, runExtension } from './message-extension.ts';
import { messageText } from './message-text.ts';
import { type Press, parsePress } from './press.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';

const TURN = Symbol('turn');
/** Activities in which a person stands behind the sender. */
const MEETINGS = new Set<string>([ActivityTypes.Message, ActivityTypes.Invoke, ActivityTypes.InstallationUpdate]);

/** What Teams tells of a meeting in whose chat the app is. */
const MEETING_EVENTS: ReadonlyMap<string | undefined, (turn: Turn) => Promise<void>> = new Map([
  ['application/vnd.microsoft.meetingStart', meetingStarted],
  ['application/vnd.microsoft.meetingEnd', meetingEnded],
]);

/** Sends each activity to where it is handled; decides nothing itself. */
export class ForumBot extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await onMessage(turnOf(context));
      await next();
    });
    this.onEvent(async (context, next) => {
      const handle = MEETING_EVENTS.get(context.activity.name);
      // Botbuilder reads what comes with these, and throws at what it does not expect.
      if (handle === undefined) await next();
      else await handle(turnOf(context));
    });
    this.onMembersAdded(async (context, next) => {
      const botId = context.activity.recipient.id;
      if (context.activity.membersAdded?.some(({ id }) => id === botId)) await welcome(turnOf(context));
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await settleIn(turnOf(context));
      await welcome(turnOf(context));
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      // A new version of the app is taken away and added again.
      if (context.activity.action === 'remove') await forget(turnOf(context));
      await next();
    });
  }

  /** Runs a turn; the bot itself holds nothing between turns. */
  async runTurn(turn: Turn): Promise<void> {
    turn.context.turnState.set(TURN, turn);
    const { type, action, name } = turn.context.activity;
    if (MEETINGS.has(type) && !isShownAlone(name) && !String(action).startsWith('remove'))
      await (turn.isPersonal ? meet(turn) : meetPlace(turn));
    await this.run(turn.context);
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name !== 'adaptiveCard/action')
      return (await runExtension(turnOf(context), onPress)) ?? { status: 501 };
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
    // A card that somebody shares, as of the message extension, is not meant for the bot.
    const isCard = activity.attachments?.some(
      ({ contentType }) => contentType === CardFactory.contentTypes.adaptiveCard,
    );
    if (!isCard) await turn.reply({ kind: 'text', text: refusals.empty });
  } else if (text.length > MAX_QUESTION_LENGTH) {
    await turn.reply({ kind: 'text', text: refusals.tooLong(text.length, MAX_QUESTION_LENGTH) });
  } else {
    await onText(turn, text);
  }
}

async function onText(turn: Turn, text: string): Promise<void> {
  const found = findCommand(text);
  if (found === undefined) return onQuestion(turn, text);
  const { command, argument, language } = found;
  const texts = textsFor(language);
  const isAllowed = command.mayRun(await rightsAndName(turn));
  turn.log.info({ command: command.name, isAllowed }, 'a command');
  if (!isAllowed) {
    await turn.reply({ kind: 'text', text: texts.bot.refusals.notAllowed });
    return;
  }
  const message = await command.run(turn, texts, argument);
  if (message === undefined) await onQuestion(turn, text);
  else if (message !== 'sent') await (command.isPrivate ? turn.replyPrivately(message, texts) : turn.reply(message));
}

async function onQuestion(turn: Turn, text: string): Promise<void> {
  const { knowledge: current, lastQuestions, hasDialogs } = turn.deps;
  const knowledge = current();
  const key = `${turn.context.activity.conversation.id} ${personKey(turn.person)}`;
  const reading = { knowledge, texts: turn.texts, now: turn.now, hasDialogs };
  const last = lastQuestions.get(key, turn.now);
  const meant = last === undefined ? undefined : followUp(text, last, knowledge);
  const followed = meant === undefined ? undefined : answerQuestion(meant, knowledge);
  // What comes to nothing so is read as it stands.
  const isMeant = followed !== undefined && followed.answer.kind !== 'escalate';
  const answered = isMeant ? followed : answerQuestion(text, knowledge);
  const answer = (await turn.deps.sentenceModel?.order(answered, knowledge)) ?? answered.answer;
  const asked = isMeant && meant !== undefined ? meant : text;
  const { message, outcome } = questionMessage(asked, { ...reading, isMeant }, { ...answered, answer });
  // What was half a question is nothing to follow.
  const isWhole = isMeant || !isFragment(text);
  if (outcome !== 'smalltalk' && isWhole) lastQuestions.set(key, asked, turn.now);
  turn.log.info({ outcome, isMeant }, 'a question');
  await turn.reply(message);
  if (outcome !== 'escalate' || !lastQuestions.mayNote(personKey(turn.person), turn.now)) return;
  const item = { question: text, kind: 'unanswered', entry: null, at: turn.now.toISOString() } as const;
  await turn.deps.store.change(reviewList, (list) => noteForReview(list, item));
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

/** What a person may do; one who was given a role without being known gets a name by that. */
async function rightsAndName({ deps, person, name, rights }: Turn): Promise<Rights> {
  const { grants } = await deps.store.read(allRoles);
  const isUnnamed = Object.values(grants).some((grant) => grant.name === '' && samePerson(grant.person, person));
  if (isUnnamed) await deps.store.change(allRoles, (roles) => nameHolder(roles, person, name));
  return rights();
}
