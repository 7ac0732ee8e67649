import type { DeliveryTexts } from './delivery-texts.ts';

export const en: DeliveryTexts = {
  causes: {
    'not-installed': 'The app has been removed from there',
    blocked: 'The recipient has blocked the app',
    disabled: 'The organisation’s administrator has turned the app off',
    gone: 'The conversation no longer exists',
    'no-permission': 'The app may not write there',
    'writes-blocked': 'Nobody can write there at the moment',
    'no-chat': 'Has no chat with the app',
    'tenant-not-allowed': 'The organisation is no longer let in',
    'too-large': 'The card was too large for Teams',
    'not-reached': 'Teams could not be reached',
    busy: 'Teams did not take it in spite of several attempts',
    address: 'The address of Teams is not allowed',
    'copy-unknown': 'Teams gave no number for the copy, so it cannot be changed',
    interrupted: 'The program stopped while it was being sent',
    'no-answer': 'Teams did not answer',
    unsubscribed: 'The subscription ended before it went out',
    stopped: 'Stopped before it went out',
  },
  other: (code) => `Teams answered ${code}`,
};
