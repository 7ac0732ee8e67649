import type { Asset, PageFiles } from './tab-bundle.ts';

/** Where Teams, Outlook and the Microsoft 365 app show tabs. */
const TEAMS_FRAMES = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];
/** From here teams-js fetches the list of the hosts that it trusts; without it the one that it brings along is used. */
const TEAMS_HOST_LIST = 'https://res.cdn.office.net';

/** Headers of everything that the tab answers. */
export const GUARDING_HEADERS = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

/** What the page may do in a browser. In local mode only pages of this machine's bot may frame it, and nothing outside is asked. */
export function tabPolicy({ isLocal }: { isLocal: boolean }): string {
  return pagePolicy({
    connect: isLocal ? ["'self'"] : ["'self'", TEAMS_HOST_LIST],
    frames: isLocal ? ["'self'"] : TEAMS_FRAMES,
  });
}

/** A page that runs its own script and style, and nothing that stands in it. */
export function pagePolicy({ connect, frames, more = [] }: { connect: string[]; frames: string[]; more?: string[] }) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frames.join(' ')}`,
    ...more,
  ].join('; ');
}

/** The page, the same for everybody: what it shows it asks for when it knows who looks. */
export function renderTabPage({ script, style }: PageFiles): string {
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>FVM-forum</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/tab/${style}">
<script type="module" src="/tab/${script}"></script>
</head>
<body>
<div id="page"></div>
<noscript><p>FVM-forum behöver JavaScript. <span lang="en">FVM-forum needs JavaScript.</span></p></noscript>
</body>
</html>
`;
}

/** Headers of a file whose name changes with what is in it. */
export function assetHeaders({ type }: Asset): Record<string, string> {
  return { ...GUARDING_HEADERS, 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
}
