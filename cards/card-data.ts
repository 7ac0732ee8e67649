/** A button: the verb of the action table and the data that comes back with it. */
export type ButtonData = { title: string; verb: string; data: Record<string, unknown> };

type Frame = { lang: 'sv' | 'en'; summary: string };
type Status = { style: 'good' | 'warning' | 'attention'; text: string };

/** What each card template wants to know. A key is the name of the template's file. */
export type CardData = {
  answer: Frame & {
    title: string;
    text: string;
    people: { lang: 'sv' | 'en'; text: string }[];
    notes: { style: 'warning' | 'emphasis'; weight: 'Default' | 'Bolder'; heading: string; text: string }[];
    source: string;
    seeAlso: string;
    alternatives: ButtonData[];
    status: Status | null;
    buttons: ButtonData[];
  };
  choice: Frame & { heading: string; text: string; choices: ButtonData[]; hint: string; status: Status | null; buttons: ButtonData[] };
  help: Frame & { heading: string; text: string; commands: { name: string; description: string }[]; example: string; choices: ButtonData[] };
};

export type CardName = keyof CardData;
