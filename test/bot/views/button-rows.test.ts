import assert from 'node:assert/strict';
import { buttonRows } from '../../../bot/views/button-rows.ts';

describe('buttons beside each other', () => {
  it('are as many as can be read on a phone, in their order', () => {
    const titles = ['Påminn de som saknas (18)', 'Exportera', 'Historik', '‹ september', 'november ›', 'Uppdatera'];
    const rows = buttonRows(titles.map((title) => ({ title, tooltip: title, verb: 'report.status', data: {} })));
    assert.deepEqual(
      rows.map(({ buttons }) => buttons.map(({ title }) => title)),
      [['Påminn de som saknas (18)'], ['Exportera', 'Historik'], ['‹ september', 'november ›'], ['Uppdatera']],
    );
    assert.deepEqual(buttonRows([]), []);
  });
});
