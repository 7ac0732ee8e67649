import './host.css';

/** A message of teams-js: what it asks its host for. */
type Request = { id: number; uuidAsString?: string; func: string; args?: unknown[] };
type Choice = 'user' | 'role' | 'theme' | 'frame' | 'language';

/** What this host can do, as teams-js wants to be told. */
const RUNTIME = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { pages: { config: {}, appButton: {}, tabs: {} } },
};
const FRAME_CONTEXTS: Record<string, string> = { sidePanel: 'sidePanel', configure: 'settings' };

const select = (id: Choice): HTMLSelectElement => document.getElementById(id) as HTMLSelectElement;
const place = document.getElementById('place') as HTMLElement;
const save = document.getElementById('save') as HTMLButtonElement;
let tab: HTMLIFrameElement | undefined;
let saved: { contentUrl?: string } = {};

/** Puts the tab in its place anew, as Teams does when one comes to it. */
function openTab(address: string): void {
  const frame = select('frame').value;
  document.documentElement.dataset.theme = select('theme').value;
  place.dataset.frame = frame;
  save.hidden = frame !== 'configure';
  save.disabled = true;
  tab = document.createElement('iframe');
  tab.title = 'FVM-forum';
  tab.src = address;
  place.replaceChildren(tab);
}

/** As in Teams: what was added to a meeting has the address that was saved with it, also in the side panel. */
const addressOf = (frame: string): string => {
  if (frame === 'configure') return '/tab/configure';
  return frame === 'sidePanel' ? '/tab?view=knowledge' : '/tab';
};

function tell(message: object): void {
  tab?.contentWindow?.postMessage(message, location.origin);
}

/** What Teams tells a tab of where it stands. */
function context(): object {
  const frame = select('frame').value;
  const language = select('language').value;
  return {
    theme: select('theme').value,
    locale: language,
    userObjectId: select('user').value,
    tid: document.body.dataset.tenant,
    entityId: 'fvm-forum',
    subEntityId: new URLSearchParams(location.search).get('sub') ?? '',
    ...(frame === 'channel' && { teamId: '19:fvmforumteam@thread.tacv2', channelId: '19:fvmforumfragor@thread.tacv2' }),
    ...(frame === 'sidePanel' && { meetingId: 'local-meeting', chatId: '19:meeting_local@thread.v2' }),
  };
}

async function token(): Promise<unknown[]> {
  const response = await fetch('/host/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: select('user').value, role: select('role').value }),
  });
  if (!response.ok) return [false, 'CancelledByUser'];
  return [true, ((await response.json()) as { token: string }).token];
}

/** The answer to a request; `undefined` to what wants none. */
async function answer({ func, args = [] }: Request): Promise<unknown[] | undefined> {
  switch (func) {
    case 'initialize':
      return [FRAME_CONTEXTS[select('frame').value] ?? 'content', 'web', JSON.stringify(RUNTIME), '2.58.0'];
    case 'getContext':
      return [context()];
    case 'authentication.getAuthToken':
      return token();
    case 'settings.setValidityState':
      save.disabled = args[0] !== true;
      return undefined;
    case 'settings.setSettings':
      saved = args[0] as typeof saved;
      return [true];
    case 'settings.save.success': {
      select('frame').value = 'channel';
      const { pathname, search } = new URL(saved.contentUrl ?? '/tab', location.origin);
      openTab(pathname + search);
      return undefined;
    }
    default:
      return undefined;
  }
}

async function hear({ source, origin, data }: MessageEvent<Request>): Promise<void> {
  const asking = tab?.contentWindow;
  if (source !== asking || origin !== location.origin || typeof data?.func !== 'string') return;
  const args = await answer(data);
  // Meanwhile another tab may stand there.
  if (args !== undefined && tab?.contentWindow === asking) tell({ id: data.id, uuidAsString: data.uuidAsString, args });
}

function changed(choice: Choice): void {
  if (choice === 'theme') {
    document.documentElement.dataset.theme = select('theme').value;
    tell({ func: 'themeChange', args: [select('theme').value] });
  } else openTab(addressOf(select('frame').value));
}

window.addEventListener('message', (event) => void hear(event));
for (const choice of ['user', 'role', 'theme', 'frame', 'language'] as const)
  select(choice).addEventListener('change', () => changed(choice));
save.addEventListener('click', () => tell({ func: 'settings.save', args: [{ result: {} }] }));
openTab(addressOf(select('frame').value));
