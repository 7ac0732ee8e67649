import { anybody, type CardAction, defineAction } from './action.ts';
import { fill, post as postAgenda, remove, showAgenda, tickOff, up } from './agenda-actions.ts';
import { askForum, commentAnswer, openEntry, rateAnswer, readAnswer } from './answer-actions.ts';
import { answerAndKeep, answerOnly, decline, openAnswer } from './answer-question-actions.ts';
import { askData, commentData, openData, rateData, readData } from './card-state.ts';
import { newEntryForm, openEntryForm, restoreEntry, retireEntry, saveEntry, takeFile } from './entry-actions.ts';
import {
  entryData,
  formData as entryFormData,
  entryPageData,
  findData,
  reviewData,
  testQuestionData,
  wordsData,
} from './entry-card-data.ts';
import { showHistory as showEdits } from './entry-history.ts';
import { findEntry, listEntries } from './entry-list.ts';
import { cancelForum, lengthenForum, moveForum, openForumChange, restoreForum, showForum } from './forum-actions.ts';
import { occurrenceData } from './forum-card-data.ts';
import { accept, arrange, merge, openManage, openSplit, place, separate, split } from './host-question-actions.ts';
import { approveDraft, discardDraft, listDrafts, openDraft as openKnowledgeDraft } from './knowledge-drafts.ts';
import {
  excuse,
  exportReports,
  openPhoneForm,
  remind,
  showHistory,
  showMunicipality,
  showStatus,
  withdrawExcuseOf,
} from './leader-actions.ts';
import { chooseMunicipality } from './municipality-actions.ts';
import { askRoleData, chooseData, decideData, rolesData } from './people-card-data.ts';
import {
  askByForm,
  edit,
  followAnswer,
  openQuestion,
  putAnyway,
  showOwn,
  showQueue,
  vote,
  withdrawOwn,
} from './question-actions.ts';
import {
  agendaData,
  agendaQuestionData,
  answerData,
  draftData as knowledgeDraftData,
  langData,
  manageData,
  ownData,
  pageData,
  putData,
  showData,
  tickData,
  voteData,
} from './question-card-data.ts';
import { openFromReminder, pauseReminders } from './reminder-actions.ts';
import { keepSubmitted, openReport, saveDraft, submitForm } from './report-actions.ts';
import { formData, monthData, municipalityData, pauseData } from './report-card-data.ts';
import { belongs, guardAgainst, reviewToForum, settleGroup, showReview } from './review-actions.ts';
import { isHost, isLeader, mayGrantRoles, mayPause, maySeeReports, maySubmit } from './rights.ts';
import { decideRole, giveRole, showRoles, takeRole } from './role-book-actions.ts';
import { askRole } from './role-request-actions.ts';
import { setSubscription } from './subscription-actions.ts';
import {
  archiveData,
  draftData,
  editionData,
  linesData,
  openDraftData,
  periodData,
  resendData,
  subscriptionData,
  versionData,
} from './summary-card-data.ts';
import { openDraft, removeDraft, saveDraftForm } from './summary-draft-actions.ts';
import { chooseLines } from './summary-lines-actions.ts';
import { askWithdraw, resend, showDelivery, stop, withdraw } from './summary-posting-actions.ts';
import { readSummary, showArchive } from './summary-reading.ts';
import { approve, askApproval, post, preview, schedule, showSending, unschedule } from './summary-send-actions.ts';
import { addTests, listTestQuestions, removeTest } from './test-question-actions.ts';
import { saveWords, showWords } from './words-actions.ts';

/** The buttons by verb. A verb that is not here is answered politely. */
export const ACTIONS: ReadonlyMap<string, CardAction<unknown>> = new Map([
  ['knowledge.open', defineAction({ schema: openData, mayRun: anybody, run: openEntry })],
  ['forum.ask', defineAction({ schema: askData, mayRun: anybody, run: askForum })],
  ['answer.comment', defineAction({ schema: commentData, mayRun: anybody, run: commentAnswer })],
  ['answer.read', defineAction({ schema: readData, mayRun: anybody, run: readAnswer })],
  ['answer.rate', defineAction({ schema: rateData, mayRun: anybody, run: rateAnswer })],

  ['municipality.choose', defineAction({ schema: chooseData, mayRun: anybody, run: chooseMunicipality })],
  ['role.ask', defineAction({ schema: askRoleData, mayRun: anybody, run: askRole })],
  ['role.decide', defineAction({ schema: decideData, mayRun: mayGrantRoles, run: decideRole })],
  ['role.grant', defineAction({ schema: rolesData, mayRun: mayGrantRoles, run: giveRole })],
  ['role.withdraw', defineAction({ schema: rolesData, mayRun: mayGrantRoles, run: takeRole })],
  ['role.list', defineAction({ schema: rolesData, mayRun: mayGrantRoles, run: showRoles })],

  ['report.open', defineAction({ schema: monthData, mayRun: anybody, run: openReport })],
  ['report.submit', defineAction({ schema: formData, mayRun: maySubmit, run: submitForm })],
  ['report.save-draft', defineAction({ schema: formData, mayRun: maySubmit, run: saveDraft })],
  ['report.keep', defineAction({ schema: formData, mayRun: maySubmit, run: keepSubmitted })],
  ['report.status', defineAction({ schema: monthData, mayRun: maySeeReports, run: showStatus })],
  ['report.history', defineAction({ schema: monthData, mayRun: maySeeReports, run: showHistory })],
  ['report.view', defineAction({ schema: monthData, mayRun: maySeeReports, run: showMunicipality })],
  ['report.remind', defineAction({ schema: monthData, mayRun: maySeeReports, run: remind })],
  ['report.export', defineAction({ schema: monthData, mayRun: maySeeReports, run: exportReports })],
  ['report.phone', defineAction({ schema: municipalityData, mayRun: isLeader, run: openPhoneForm })],
  ['report.excuse', defineAction({ schema: municipalityData, mayRun: isLeader, run: excuse })],
  ['report.unexcuse', defineAction({ schema: municipalityData, mayRun: isLeader, run: withdrawExcuseOf })],
  ['reminder.open', defineAction({ schema: municipalityData, mayRun: anybody, run: openFromReminder })],
  ['reminder.pause', defineAction({ schema: pauseData, mayRun: mayPause, run: pauseReminders })],

  ['summary.open', defineAction({ schema: openDraftData, mayRun: isLeader, run: openDraft })],
  ['summary.save', defineAction({ schema: draftData, mayRun: isLeader, run: saveDraftForm })],
  ['summary.lines', defineAction({ schema: linesData, mayRun: isLeader, run: chooseLines })],
  ['summary.delete', defineAction({ schema: versionData, mayRun: isLeader, run: removeDraft })],
  ['summary.preview', defineAction({ schema: periodData, mayRun: isLeader, run: preview })],
  ['summary.send', defineAction({ schema: periodData, mayRun: isLeader, run: showSending })],
  ['summary.post', defineAction({ schema: versionData, mayRun: isLeader, run: post })],
  ['summary.schedule', defineAction({ schema: versionData, mayRun: isLeader, run: schedule })],
  ['summary.unschedule', defineAction({ schema: versionData, mayRun: isLeader, run: unschedule })],
  ['summary.ask-approval', defineAction({ schema: versionData, mayRun: isLeader, run: askApproval })],
  ['summary.approve', defineAction({ schema: versionData, mayRun: isLeader, run: approve })],
  ['summary.delivery', defineAction({ schema: editionData, mayRun: isLeader, run: showDelivery })],
  ['summary.stop', defineAction({ schema: editionData, mayRun: isLeader, run: stop })],
  ['summary.resend', defineAction({ schema: resendData, mayRun: isLeader, run: resend })],
  ['summary.ask-withdraw', defineAction({ schema: editionData, mayRun: isLeader, run: askWithdraw })],
  ['summary.withdraw', defineAction({ schema: editionData, mayRun: isLeader, run: withdraw })],
  ['summary.read', defineAction({ schema: periodData, mayRun: anybody, run: readSummary })],
  ['summary.archive', defineAction({ schema: archiveData, mayRun: anybody, run: showArchive })],
  ['question.list', defineAction({ schema: pageData, mayRun: anybody, run: showQueue })],
  ['question.ask', defineAction({ schema: langData, mayRun: anybody, run: askByForm })],
  ['question.put', defineAction({ schema: putData, mayRun: anybody, run: putAnyway })],
  ['question.vote', defineAction({ schema: voteData, mayRun: anybody, run: vote })],
  ['question.open', defineAction({ schema: ownData, mayRun: anybody, run: openQuestion })],
  ['question.edit', defineAction({ schema: ownData, mayRun: anybody, run: edit })],
  ['question.withdraw', defineAction({ schema: ownData, mayRun: anybody, run: withdrawOwn })],
  ['question.show', defineAction({ schema: showData, mayRun: anybody, run: showOwn })],
  ['question.open-answer', defineAction({ schema: answerData, mayRun: isHost, run: openAnswer })],
  ['question.answer', defineAction({ schema: answerData, mayRun: isHost, run: answerAndKeep })],
  ['question.answer-only', defineAction({ schema: answerData, mayRun: isHost, run: answerOnly })],
  ['question.decline', defineAction({ schema: answerData, mayRun: isHost, run: decline })],
  ['question.follow', defineAction({ schema: voteData, mayRun: anybody, run: followAnswer })],
  ['question.manage', defineAction({ schema: manageData, mayRun: isHost, run: openManage })],
  ['question.accept', defineAction({ schema: manageData, mayRun: isHost, run: accept })],
  ['question.place', defineAction({ schema: manageData, mayRun: isHost, run: place })],
  ['question.arrange', defineAction({ schema: manageData, mayRun: isHost, run: arrange })],
  ['question.merge', defineAction({ schema: manageData, mayRun: isHost, run: merge })],
  ['question.let-go', defineAction({ schema: manageData, mayRun: isHost, run: separate })],
  ['question.open-split', defineAction({ schema: manageData, mayRun: isHost, run: openSplit })],
  ['question.split', defineAction({ schema: manageData, mayRun: isHost, run: split })],
  ['draft.list', defineAction({ schema: langData, mayRun: isHost, run: listDrafts })],
  ['draft.open', defineAction({ schema: knowledgeDraftData, mayRun: isHost, run: openKnowledgeDraft })],
  ['draft.approve', defineAction({ schema: knowledgeDraftData, mayRun: isHost, run: approveDraft })],
  ['draft.discard', defineAction({ schema: knowledgeDraftData, mayRun: isHost, run: discardDraft })],
  ['agenda.show', defineAction({ schema: langData, mayRun: anybody, run: showAgenda })],
  ['agenda.fill', defineAction({ schema: agendaData, mayRun: isHost, run: fill })],
  ['agenda.up', defineAction({ schema: agendaQuestionData, mayRun: isHost, run: up })],
  ['agenda.remove', defineAction({ schema: agendaQuestionData, mayRun: isHost, run: remove })],
  ['agenda.tick', defineAction({ schema: tickData, mayRun: isHost, run: tickOff })],
  ['agenda.post', defineAction({ schema: agendaData, mayRun: isHost, run: postAgenda })],
  ['words.open', defineAction({ schema: findData, mayRun: isHost, run: showWords })],
  ['words.save', defineAction({ schema: wordsData, mayRun: isHost, run: saveWords })],
  ['review.list', defineAction({ schema: findData, mayRun: isHost, run: showReview })],
  ['review.belongs', defineAction({ schema: reviewData, mayRun: isHost, run: belongs })],
  ['review.forum', defineAction({ schema: reviewData, mayRun: isHost, run: reviewToForum })],
  ['review.guard', defineAction({ schema: reviewData, mayRun: isHost, run: guardAgainst })],
  ['review.settle', defineAction({ schema: reviewData, mayRun: isHost, run: settleGroup })],
  ['entry.list', defineAction({ schema: findData, mayRun: isHost, run: listEntries })],
  ['entry.find', defineAction({ schema: findData, mayRun: isHost, run: findEntry })],
  ['entry.new', defineAction({ schema: findData, mayRun: isHost, run: newEntryForm })],
  ['entry.open', defineAction({ schema: entryData, mayRun: isHost, run: openEntryForm })],
  ['entry.save', defineAction({ schema: entryFormData, mayRun: isHost, run: saveEntry })],
  ['entry.retire', defineAction({ schema: entryFormData, mayRun: isHost, run: retireEntry })],
  ['entry.restore', defineAction({ schema: entryFormData, mayRun: isHost, run: restoreEntry })],
  ['entry.take-file', defineAction({ schema: entryFormData, mayRun: isHost, run: takeFile })],
  ['entry.history', defineAction({ schema: entryPageData, mayRun: isHost, run: showEdits })],
  ['test.list', defineAction({ schema: entryPageData, mayRun: isHost, run: listTestQuestions })],
  ['test.add', defineAction({ schema: entryPageData, mayRun: isHost, run: addTests })],
  ['test.remove', defineAction({ schema: testQuestionData, mayRun: isHost, run: removeTest })],
  ['forum.show', defineAction({ schema: occurrenceData, mayRun: anybody, run: showForum })],
  ['forum.change', defineAction({ schema: occurrenceData, mayRun: isHost, run: openForumChange })],
  ['forum.cancel', defineAction({ schema: occurrenceData, mayRun: isHost, run: cancelForum })],
  ['forum.move', defineAction({ schema: occurrenceData, mayRun: isHost, run: moveForum })],
  ['forum.lengthen', defineAction({ schema: occurrenceData, mayRun: isHost, run: lengthenForum })],
  ['forum.restore', defineAction({ schema: occurrenceData, mayRun: isHost, run: restoreForum })],
  ['subscription.set', defineAction({ schema: subscriptionData, mayRun: anybody, run: setSubscription })],
]);
