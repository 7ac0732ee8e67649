/** Also with spaces, dots, slashes and dashes of every kind between the parts: 1981-12-18 – 9876. */
const CANDIDATE =
  /(?<!\d)(?:19|20)?(\d{2})[\s\p{Pd}./]?(\d{2})[\s\p{Pd}./]?(\d{2})[\s\p{Pd}+./]{0,3}(\d{3})(\d)(?!\d)/gu;

/**
 * Whether a text holds what looks like a Swedish personal identity number or coordination number (day + 60): a date
 * and a right check digit (Luhn). Source of the rule: Skatteverket, SKV 704.
 */
export function holdsPersonalIdentityNumber(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(CANDIDATE)].some(
    ([, year = '', month = '', day = '', serial = '', check = '']) => {
      const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
      const isDate = Number(month) >= 1 && Number(month) <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31;
      return isDate && luhnDigit(year + month + day + serial) === Number(check);
    },
  );
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
