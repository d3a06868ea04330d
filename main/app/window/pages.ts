import { extname, join, normalize, sep } from 'node:path';

/** The window's page and all that it loads come from here, and from nowhere else. */
export const SCHEME = 'ipcscope';
export const ORIGIN = `${SCHEME}://app`;
export const START_PAGE = `${ORIGIN}/index.html`;

export function isOurPage(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}

/**
 * The file that an address stands for, below `folder`; null where it is another
 * host's, leads out of the folder or is no address.
 */
export function fileOf(url: string, folder: string): string | null {
  let path: string;
  try {
    const address = new URL(url);
    if (address.protocol !== `${SCHEME}:` || address.host !== 'app') return null;
    path = decodeURIComponent(address.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export function contentType(file: string): string {
  return TYPES[extname(file)] ?? 'application/octet-stream';
}

/**
 * What the page may do: run its own scripts and workers, show its own styles, fonts
 * and pictures (`data:` and `blob:` are exports made in the page). No other host,
 * no inline script, no evaluation of text, no frame, no form.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
};
