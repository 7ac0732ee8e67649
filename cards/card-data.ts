/**
 * A button: the verb of the action table and the data that comes back with it. `tooltip` is also what screen readers say
 * of a button that shows a symbol.
 */
export type ButtonData = { title: string; tooltip: string; verb: string; data: Record<string, unknown> };

type Frame = { lang: 'sv' | 'en'; summary: string };
/** What became of a press, in the order of pressing. */
export type Status = { style: 'good' | 'warning' | 'attention'; text: string };

/** Buttons beside each other. */
export type ButtonRow = { buttons: ButtonData[] };
/** A link that is opened in the browser. */
export type LinkData = { title: string; url: string };
/** A number of a chart; `legend` tells it in words, `label` stands in the table that clients without charts show. */
type ChartPoint = { legend: string; label: string; value: number };

/** A line of what a person wrote, shown as it is. */
type Line = { text: string };
type Choice = { title: string; value: string };
/** A list to choose from; `value` is the choice that is made already, empty for none. */
export type ChoiceField = {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  /** `filtered` can be searched; a client may show the value in place of the title of a choice made before. */
  style: 'filtered' | 'compact';
  choices: Choice[];
};
/** A text to write; `error` says what is wrong with it, empty for nothing. */
export type TextInput = {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  maxLength: number;
  error: string;
};

/** What each card template wants to know. A key is the name of the template's file. */
export type CardData = {
  answer: Frame & {
    /** Above the text: what a follow-up question was understood as, or that the text has been changed; empty for nothing. */
    note: string;
    title: string;
    text: string;
    /** The way to the whole of it, where the text is only its beginning: none or one. */
    whole: ButtonData[];
    /** `text` is what another source says; empty for a plain warning. */
    warnings: { heading: string; text: string }[];
    /** What happened afterwards: none or one. */
    later: { heading: string; links: { text: string; button: ButtonData }[] }[];
    source: string;
    seeAlso: string;
    alternatives: ButtonData[];
    status: Status[];
    buttons: ButtonData[];
    /** The question whether the answer helped: none or one. */
    feedback: { text: string; buttons: ButtonData[] }[];
    /** What was wrong with it, after a thumb down: none or one. */
    comment: { label: string; buttons: ButtonData[] }[];
  };
  choice: Frame & {
    heading: string;
    text: string;
    choices: ButtonData[];
    hint: string;
    status: Status[];
    buttons: ButtonData[];
  };
  help: Frame & {
    heading: string;
    text: string;
    commands: { name: string; description: string }[];
    example: string;
    choices: ButtonData[];
  };
  'report-status': Frame & {
    heading: string;
    window: string;
    /** What became of the last reminder; empty for none. */
    reminded: string;
    in: string;
    counts: string;
    chart: {
      title: string;
      header: { label: string; value: string };
      points: (ChartPoint & { color: 'good' | 'warning' | 'attention' | 'neutral' | 'categoricalBlue' })[];
    };
    /** Those who need support: none or one list; `more` tells of those that have no room, and may be empty. */
    needs: { heading: string; rows: { name: string; lines: string[] }[]; more: string }[];
    /** What else is said about how it goes. */
    notes: string[];
    regions: { name: string; in: string; states: { label: string; names: string }[] }[];
    /** Who cannot be reminded, by reason: none or one list. */
    unreachable: { heading: string; reasons: { reason: string; names: string }[] }[];
    choice: { label: string; placeholder: string; choices: { title: string; value: string }[]; button: ButtonData };
    status: Status[];
    /** `linkNote` says how long the links hold; empty for none. */
    links: LinkData[];
    linkNote: string;
    buttons: ButtonRow[];
  };
  'report-history': Frame & {
    heading: string;
    /** Stands in place of the chart and the rows when there is nothing to show. */
    nothing: string;
    /** None or one. */
    charts: { title: string; header: { label: string; value: string }; points: ChartPoint[] }[];
    legend: string;
    header: { name: string; letters: string };
    regions: { name: string; rows: { name: string; letters: string }[] }[];
    buttons: ButtonRow[];
  };
  report: Frame & {
    heading: string;
    status: Status[];
    /** What is told when there is no report, a line each. */
    absence: string[];
    facts: { label: string; value: string }[];
    /** `lines` is what people wrote. */
    sections: { heading: string; facts: { label: string; value: string }[]; lines: string[] }[];
    /** None or one list. */
    earlier: { heading: string; versions: string[] }[];
    /** None or one. */
    excuse: { label: string; button: ButtonData }[];
    buttons: ButtonRow[];
  };
  /** Lists to choose from, and what is to be decided. */
  pick: Frame & {
    heading: string;
    text: string;
    status: Status[];
    requests: { text: string; buttons: ButtonData[] }[];
    sections: { heading: string; lines: Line[] }[];
    groups: {
      heading: string;
      /** Lists that can also be searched for anybody in the reader's own organisation. */
      people: ChoiceField[];
      fields: ChoiceField[];
      buttons: ButtonData[];
    }[];
  };
  'report-form': Frame & {
    heading: string;
    window: string;
    /** Whom the project leader writes for; empty for one's own. */
    phone: string;
    status: Status[];
    /** What somebody else handed in meanwhile: none or one. */
    conflict: { heading: string; parts: { heading: string; lines: Line[] }[]; hint: string; buttons: ButtonData[] }[];
    /** What the last report planned for this month: none or one. */
    last: { heading: string; lines: Line[] }[];
    overall: { label: string; value: string; choices: Choice[]; error: string };
    texts: TextInput[];
    more: {
      title: string;
      isOpen: boolean;
      areasHeading: string;
      areas: ChoiceField[];
      options: { label: string; value: string; choices: Choice[] };
      texts: TextInput[];
    };
    note: string;
    buttons: ButtonRow[];
  };
  /** The monthly status, as it is posted. */
  summary: Frame & {
    heading: string;
    /** That it was corrected; empty for not. */
    note: string;
    sections: { heading: string; lines: Line[]; groups: { heading: string; lines: Line[] }[] }[];
    links: LinkData[];
    from: string;
    why: string;
  };
  'summary-form': Frame & {
    heading: string;
    state: string;
    status: Status[];
    /** What somebody else saved meanwhile: none or one. */
    conflict: { heading: string; parts: { heading: string; lines: Line[] }[]; hint: string; buttons: ButtonData[] }[];
    /** On one line. */
    short: TextInput[];
    texts: TextInput[];
    /** What was taken from the reports: none or one list. */
    taken: { heading: string; lines: Line[] }[];
    /** On one line, after the texts. */
    links: TextInput[];
    buttons: ButtonRow[];
  };
  /** Lines to choose and edit. */
  'summary-lines': Frame & {
    heading: string;
    text: string;
    status: Status[];
    page: string;
    lines: {
      keep: { id: string; title: string; value: string };
      text: { id: string; label: string; value: string; maxLength: number };
    }[];
    buttons: ButtonRow[];
  };
  /** A posting before, while and after it is sent. */
  'summary-send': Frame & {
    heading: string;
    text: string;
    status: Status[];
    /** How far it has come: none or one bar, whose parts have a width in hundredths. */
    bar: { label: string; parts: { width: number; style: 'good' | 'attention' | 'warning' | 'emphasis' }[] }[];
    facts: { label: string; value: string }[];
    lists: { heading: string; hint: string; lines: Line[] }[];
    /** When to send: none or one. */
    when: { day: { label: string; value: string }; time: { label: string; value: string } }[];
    buttons: ButtonRow[];
  };
  /** The open forum: when it takes place, what is told of it, and how the hosts change it. */
  forum: Frame & {
    heading: string;
    text: string;
    status: Status[];
    sections: { heading: string; lines: Line[] }[];
    /** Inputs, none or one of each. */
    reason: { label: string; value: string }[];
    when: { day: { label: string; value: string }; time: { label: string; value: string } }[];
    minutes: { label: string; value: number }[];
    hint: string;
    links: LinkData[];
    buttons: ButtonRow[];
  };
  /** Questions to the open forum. */
  questions: Frame & {
    heading: string;
    text: string;
    status: Status[];
    /** To show some of them only: none or one. */
    filter: { label: string; value: string; choices: Choice[]; button: ButtonData }[];
    questions: {
      lines: Line[];
      /** How many municipalities want to know, and since when; empty for nothing. */
      meta: string;
      /** That it has waited too long; empty for no. */
      flag: string;
      /** Texts to write, things to choose and days, as many as there are. */
      input: { id: string; label: string; value: string; maxLength: number; isLong: boolean }[];
      choices: ChoiceField[];
      dates: { id: string; label: string; value: string }[];
      rows: ButtonRow[];
    }[];
    hint: string;
    buttons: ButtonRow[];
  };
  agenda: Frame & {
    heading: string;
    text: string;
    status: Status[];
    items: {
      number: string;
      /** `emphasis` for the one that is talked about. */
      style: 'default' | 'emphasis';
      lines: Line[];
      /** How it went; empty for nothing yet. */
      state: string;
      color: 'default' | 'accent' | 'good' | 'warning';
      meta: string;
      rows: ButtonRow[];
    }[];
    hint: string;
    links: LinkData[];
    buttons: ButtonRow[];
  };
};

export type CardName = keyof CardData;
