import type { ButtonData, ButtonRow } from '../../cards/card-data.ts';

/** What a row holds at 320 pixels, in characters of titles; a button's frame takes the room of some. */
const ROW_CHARACTERS = 33;
const FRAME_CHARACTERS = 5;

/** The buttons in their order, as many beside each other as can be read whole on a phone. */
export function buttonRows(buttons: readonly ButtonData[]): ButtonRow[] {
  const rows: ButtonRow[] = [];
  let room = 0;
  for (const button of buttons) {
    const width = button.title.length + FRAME_CHARACTERS;
    const row = rows.at(-1);
    if (row !== undefined && width <= room) row.buttons.push(button);
    else {
      rows.push({ buttons: [button] });
      room = ROW_CHARACTERS;
    }
    room -= width;
  }
  return rows;
}
