/**
 * A button: the verb of the action table and the data that comes back with it. `tooltip` is also what screen readers say
 * of a button that shows a symbol.
 */
export type ButtonData = { title: string; tooltip: string; verb: string; data: Record<string, unknown> };

type Frame = { lang: 'sv' | 'en'; summary: string };
/** What became of a press, in the order of pressing. */
export type Status = { style: 'good' | 'warning' | 'attention'; text: string };

/** What each card template wants to know. A key is the name of the template's file. */
export type CardData = {
  answer: Frame & {
    title: string;
    text: string;
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
};

export type CardName = keyof CardData;
