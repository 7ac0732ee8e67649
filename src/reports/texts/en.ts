import type { ReportsTexts } from './reports-texts.ts';

const notIn = (isIn: boolean): string => (isIn ? 'The change is not handed in.' : 'The report is not handed in.');

export const en: ReportsTexts = {
  statuses: { 'on-track': 'On track', 'some-risk': 'Some risk', 'needs-support': 'Needs support' },
  areas: {
    project: 'Project management',
    change: 'Change management',
    benefits: 'Benefits realisation',
    it: 'IT infrastructure and operation',
    training: 'Training',
  },
  options: {
    1: 'Option 1: information exchange between care providers',
    2: 'Option 2: student health',
    3: 'Option 3: municipal health care',
  },
  states: { 'in-time': 'Handed in', late: 'Late', missing: 'Missing', excused: 'Excused' },
  fields: {
    status: 'Overall status',
    summary: 'Summary',
    planning: 'Plans for next month',
    areas: 'Status by area of responsibility',
    options: 'Options',
    support: 'Need of support',
    question: 'Question to the open forum',
  },
  form: {
    heading: (municipality, month) => `Monthly report ${month}, ${municipality}`,
    summary: (municipality, month) => `The monthly report of ${municipality}, ${month}`,
    due: (day) => `Due by ${day}.`,
    late: (day, closes) => `Was due by ${day}. It is accepted up to and including ${closes}, and marked late.`,
    isIn: (lastDay) => `The report is in. You can change it up to and including ${lastDay}.`,
    phone: (municipality) => `You hand in for ${municipality}. The report is marked “by phone”.`,
    lastPlanning: (month) => `What the last report planned for ${month}`,
    planning: (month) => `Plans for ${month}`,
    statusLabel: 'Overall status (required)',
    required: '(required)',
    summaryHint: 'What has happened during the month?',
    planningHint: 'What comes next?',
    more: 'More details (optional)',
    lessSaid: 'Status by area of responsibility',
    notSaid: 'Nothing to say',
    optionsLabel: 'Which options is the report about?',
    supportLabel: 'Support that you need',
    questionLabel: 'Question for the open forum',
    noPersonalData: 'Do not write personal data here, and nothing about single patients or pupils.',
    submit: 'Hand in',
    saveDraft: 'Save draft',
    draftSaved: (at, isIn) => `The draft was saved ${at}. It comes back when you write “report”. ${notIn(isIn)}`,
    draftFound: (at, isIn) => `This is your draft of ${at}. ${notIn(isIn)}`,
    notSubmitted: (isIn) => `${notIn(isIn)} Correct what is marked and try again.`,
    problems: {
      missing: {
        status: 'Choose the overall status.',
        summary: 'Write a summary.',
        planning: 'Write what is planned.',
      },
      tooLong: (length, most) => `The text is ${length} characters, and there is room for ${most}.`,
      personalData:
        'The text seems to hold a personal identity number. Write it without personal data; nothing has been saved.',
    },
    conflict: (at, version, isOwn) =>
      `${isOwn ? 'You have' : 'Somebody else has'} handed in already (${at}, version ${version}). It says:`,
    conflictHint:
      'Your text is still in the form. Do you want to replace the report with yours, or keep the one that is there?',
    replace: 'Replace with my text',
    keep: 'Keep the one that is there',
  },
  receipt: {
    saved: (at, version) => `Saved ${at}, version ${version}.`,
    already: (at, version) => `This report is saved already: ${at}, version ${version}.`,
    late: 'It is marked late.',
    isIn: 'The report is in. You can change it until the month closes.',
    question: 'The question is brought to the open forum.',
    questionWaits:
      'The question is saved in the report and is brought to the open forum when you have room in the queue; right now you have many questions there.',
    change: 'Change',
    kept: 'The report that was handed in stays. Your text was not handed in.',
  },
  refused: {
    notOpen: (month, opens) => `The report for ${month} can be handed in from ${opens}.`,
    noWindow: (opens) => `No reports are accepted right now. The next monthly report can be handed in from ${opens}.`,
    closed: (month, closed) =>
      `Reporting for ${month} closed ${closed}, so the report can no longer be handed in or changed. Tell the project leader if something is wrong.`,
    tooMany: (most) =>
      `The report has been handed in in ${most} versions, and no more are accepted. The project leader can change it for you.`,
    tooLong: (field, length, most) =>
      `Nothing is saved: “${field}” is ${length} characters, and there is room for ${most}. Shorten the text and try again.`,
    notYours: (municipality) => `You are not a reporter for ${municipality}. Write “report” to ask for the role.`,
  },
  leader: {
    phone: 'Hand in for the municipality',
    phoneChange: 'Change for the municipality',
    back: 'To the overview',
    excused: (municipality) => `${municipality} is excused this month.`,
    excuseWithdrawn: (municipality) => `${municipality} is no longer excused.`,
    alreadyExcused: 'The municipality is excused.',
    hasReport: 'The municipality has handed in already, so there is nothing to excuse.',
    excuse: 'Excuse this month',
    unexcuse: 'Undo: the municipality is to report',
    reasonMissing: 'Write a short reason.',
    reasonTooLong: (length, most) =>
      `The reason is ${length} characters, and there is room for ${most}. Nothing has been saved.`,
    reasonPersonalData:
      'The reason seems to hold a personal identity number. Write it without personal data; nothing has been saved.',
    chooseFirst: 'Choose a municipality from the list first.',
    reminding: (people, municipalities, later) =>
      `A reminder ${later === undefined ? 'is on its way' : `goes on ${later}`} to ${people} ${people === 1 ? 'person' : 'people'} in ${municipalities} ${municipalities === 1 ? 'municipality' : 'municipalities'}.`,
    remindedThatDay: (day) =>
      `A reminder has gone out already, or waits to go out, on ${day}. The day after it works again.`,
    nobodyToRemind: 'There is nobody to remind.',
    unreachable: {
      'no-reporter': 'No reporter has been named',
      'no-chat': 'FVM-forum cannot reach the reporter in Teams',
      paused: 'The reporter has paused reminders',
    },
    delivered: (at, sent, waiting, failed, uncertain) =>
      [
        `Last reminder ${at}: ${sent} sent`,
        waiting > 0 ? `${waiting} on their way` : '',
        failed > 0 ? `${failed} did not arrive` : '',
        uncertain > 0 ? `${uncertain} uncertain` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')
        .concat('.'),
    exportHolds: 'The links hold for ten minutes, once each, and only for those who may export.',
    exportXlsx: 'Download for Excel',
    exportCsv: 'Download as CSV',
    privately: 'I answer in our own chat, so that not everybody here sees it.',
    notPrivately: 'I cannot reach you in a chat of your own. Add FVM-forum in Teams, write to me there and try again.',
  },
  reminder: {
    heading: (month, municipality) => `Monthly report ${month}, ${municipality}`,
    summary: (month, day) => `The report for ${month} is missing, due by ${day}`,
    overdueSummary: (month, day) => `The report for ${month} was due by ${day}`,
    due: (month, day) =>
      `The report for ${month} has not come in yet. It is due by ${day}. It usually takes a couple of minutes.`,
    overdue: (month, day, closes) =>
      `The report for ${month} was due by ${day}, but it is welcome up to and including ${closes}.`,
    why: (municipality) =>
      `You get this from FVM-forum on behalf of the project leader, because you are reporter or deputy for ${municipality}. It stops when the report is in.`,
    open: 'Open the report',
    pause: 'Pause the reminders',
    resume: 'Turn reminders on again',
    paused: (month) =>
      `You will get no more reminders about the report for ${month}. If all in the municipality have paused, the project leader sees it.`,
    resumed: 'Reminders are on again.',
  },
};
