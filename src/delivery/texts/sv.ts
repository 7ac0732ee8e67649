import type { DeliveryTexts } from './delivery-texts.ts';

export const sv: DeliveryTexts = {
  causes: {
    'not-installed': 'Appen är borttagen därifrån',
    blocked: 'Mottagaren har blockerat appen',
    disabled: 'Organisationens administratör har stängt av appen',
    gone: 'Konversationen finns inte längre',
    'no-permission': 'Appen får inte skriva där',
    'writes-blocked': 'Där går det inte att skriva just nu',
    'no-chat': 'Har ingen chatt med appen',
    'tenant-not-allowed': 'Organisationen är inte längre insläppt',
    'too-large': 'Kortet var för stort för Teams',
    'not-reached': 'Teams gick inte att nå',
    busy: 'Teams tog inte emot trots flera försök',
    address: 'Adressen till Teams är inte tillåten',
    'copy-unknown': 'Teams gav inget nummer på kopian, så den går inte att ändra',
    interrupted: 'Programmet stannade mitt i sändningen',
    'no-answer': 'Teams svarade inte',
    unsubscribed: 'Prenumerationen avslutades innan den gick ut',
    stopped: 'Avbrutet innan det gick ut',
  },
  other: (code) => `Teams svarade ${code}`,
};
