import { anybody, type CardAction, defineAction } from './action.ts';
import { askForum, openEntry, rateAnswer } from './answer-actions.ts';
import { askData, openData, rateData } from './card-state.ts';
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
import { openFromReminder, pauseReminders } from './reminder-actions.ts';
import { keepReport, openReport, saveDraft, submitForm } from './report-actions.ts';
import { formData, monthData, municipalityData, pauseData } from './report-card-data.ts';
import { isLeader, mayGrantRoles, mayPause, maySeeReports, maySubmit } from './rights.ts';
import { decideRole, giveRole, showRoles, takeRole } from './role-book-actions.ts';
import { askRole } from './role-request-actions.ts';

/** The buttons by verb. A verb that is not here is answered politely. */
export const ACTIONS: ReadonlyMap<string, CardAction<unknown>> = new Map([
  ['knowledge.open', defineAction({ schema: openData, mayRun: anybody, run: openEntry })],
  ['forum.ask', defineAction({ schema: askData, mayRun: anybody, run: askForum })],
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
  ['report.keep', defineAction({ schema: formData, mayRun: maySubmit, run: keepReport })],
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
]);
