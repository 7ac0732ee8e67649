import { problemOfCode } from './reach-problem.ts';
import type { DeliveryTexts } from './texts/delivery-texts.ts';

type Cause = keyof DeliveryTexts['causes'];

const BY_CODE: Readonly<Record<string, Cause>> = {
  TenantNotAllowed: 'tenant-not-allowed',
  MessageSizeTooBig: 'too-large',
  NotSent: 'not-reached',
  ServiceUrlRefused: 'address',
  CopyUnknown: 'copy-unknown',
  cancelled: 'stopped',
  withdrawn: 'stopped',
  'no answer': 'no-answer',
  TooManyRequests: 'busy',
  PreconditionFailed: 'busy',
  404: 'gone',
  412: 'busy',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

/** Why a message has not arrived, in words; what is not known is told by its code. */
export function describeCause(cause: string, texts: DeliveryTexts): string {
  const own = Object.hasOwn(texts.causes, cause) ? (cause as Cause) : undefined;
  const found = own ?? problemOfCode(cause) ?? (Object.hasOwn(BY_CODE, cause) ? BY_CODE[cause] : undefined);
  return found === undefined ? texts.other(cause) : texts.causes[found];
}
