import type { BotOptions } from './start-bot.ts';
import { CHANNEL, type Place } from './teams-activities.ts';

/** Somebody in a tenant, with a 1:1 chat of their own. `from` is how their activities name them. */
export type Somebody = {
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  readonly from: Record<string, unknown>;
  readonly chat: Place;
};

/** The association's own tenant, which serves no municipality. */
export const VASTKOM = 'aaaaaaaa-0000-4000-8000-000000000001';
/** A tenant of one municipality, Uddevalla. */
const UDDEVALLA = 'aaaaaaaa-0000-4000-8000-000000000002';
/** A tenant that serves the other 48. */
const SHARED = 'aaaaaaaa-0000-4000-8000-000000000003';

/** The 49: their codes and names. */
const MUNICIPALITIES = `
1401 Härryda, 1402 Partille, 1407 Öckerö, 1415 Stenungsund, 1419 Tjörn, 1421 Orust, 1427 Sotenäs, 1430 Munkedal
1435 Tanum, 1438 Dals-Ed, 1439 Färgelanda, 1440 Ale, 1441 Lerum, 1442 Vårgårda, 1443 Bollebygd, 1444 Grästorp
1445 Essunga, 1446 Karlsborg, 1447 Gullspång, 1452 Tranemo, 1460 Bengtsfors, 1461 Mellerud, 1462 Lilla Edet
1463 Mark, 1465 Svenljunga, 1466 Herrljunga, 1470 Vara, 1471 Götene, 1472 Tibro, 1473 Töreboda, 1480 Göteborg
1481 Mölndal, 1482 Kungälv, 1484 Lysekil, 1485 Uddevalla, 1486 Strömstad, 1487 Vänersborg, 1488 Trollhättan
1489 Alingsås, 1490 Borås, 1491 Ulricehamn, 1492 Åmål, 1493 Mariestad, 1494 Lidköping, 1495 Skara, 1496 Skövde
1497 Hjo, 1498 Tidaholm, 1499 Falköping
`;
export const NAMES: ReadonlyMap<string, string> = new Map(
  MUNICIPALITIES.trim()
    .split(/[,\n] */)
    .map((one) => [one.slice(0, 4), one.slice(5)]),
);
export const CODES = [...NAMES.keys()];

/** A person; the same for the same tenant and number. */
export function somebody(name: string, tenantId: string, number: number): Somebody {
  const hex = String(number).padStart(12, '0');
  const userId = `bbbbbbbb-${tenantId.slice(-4)}-4000-8000-${hex}`;
  const teamsId = `29:1${tenantId.slice(-1)}${hex}`;
  // As the fake Connector names the chat when the bot asks for it.
  const id = `a:1${Buffer.from(teamsId).toString('base64url')}`;
  return {
    tenantId,
    userId,
    name,
    from: { id: teamsId, name, aadObjectId: userId },
    chat: {
      id,
      conversation: { conversationType: 'personal', tenantId, id },
      channelData: { tenant: { id: tenantId } },
    },
  };
}

const tenantOf = (code: string): string => (code === '1485' ? UDDEVALLA : SHARED);
const numberOf = (code: string): number => Number(code) * 10;

export const reporterOf = (code: string): Somebody => somebody(`Rut ${code}`, tenantOf(code), numberOf(code) + 1);
export const deputyOf = (code: string): Somebody => somebody(`Disa ${code}`, tenantOf(code), numberOf(code) + 2);

/** A channel of the person's own organisation. */
export function channelOf({ tenantId }: Somebody): Place {
  return {
    ...CHANNEL,
    conversation: { ...CHANNEL.conversation, tenantId },
    channelData: { ...CHANNEL.channelData, tenant: { id: tenantId } },
  };
}

/** Administrator by the configuration. */
export const ADMIN = somebody('Ada Admin', VASTKOM, 1);
export const LEADER = somebody('Lena Ledare', VASTKOM, 2);
export const HOST = somebody('Hugo Värd', VASTKOM, 3);
/** Somebody without a role. */
export const STAFF = somebody('Stina Personal', SHARED, 9);

/** A bot for Teams with these tenants, reachable for downloads. */
export const REPORT_BOT = {
  mode: 'teams',
  env: {
    TENANTS: `${VASTKOM} ${UDDEVALLA}=1485 ${SHARED}=${CODES.filter((code) => code !== '1485').join('+')}`,
    ADMINISTRATORS: `${ADMIN.tenantId}/${ADMIN.userId}`,
    PUBLIC_URL: 'https://forum.example.se',
  },
} satisfies BotOptions;

/** The moment when clocks in Sweden show this in 2026 or in the winter of 2027, by hand. */
export function inSweden(day: string, time: string): Date {
  const isSummer = day >= '2026-03-29' && day < '2026-10-25';
  return new Date(`${day}T${time.length === 5 ? `${time}:00` : time}${isSummer ? '+02:00' : '+01:00'}`);
}
