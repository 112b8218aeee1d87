import { createHash } from 'node:crypto';

/** What the page is made of. */
export interface Parts {
  /** `page.html`, which names the others. */
  html: string;
  script: string;
  style: string;
  /** SVG. */
  icon: string;
}

/**
 * The page as one HTML file that loads nothing, to be mailed, kept on a stick and opened from a
 * folder. Its policy allows exactly the script and the style that were built.
 */
export function toSingleFile({ html, script, style, icon }: Parts): string {
  const safe = script
    // Browsers do the same before they compute the hash (HTML §13.2.3.5).
    .replaceAll(/\r\n?/g, '\n')
    // These two would end or confuse the element; inside JavaScript's strings a backslash is harmless.
    .replaceAll(/<\/(?=script)/gi, '<\\/')
    .replaceAll('<!--', '<\\!--');
  const iconUrl = `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`;
  let page = withPolicy(html, hashOf(safe), hashOf(style));
  page = replaceOnce(page, 'icons/icon.svg', iconUrl);
  page = replaceOnce(page, '<link rel="stylesheet" href="style.css" />', `<style>${style}</style>`);
  page = replaceOnce(page, '<script defer src="page.js"></script>', '');
  // At the end, as an inline script cannot be deferred.
  return replaceOnce(page, '</body>', `  <script>${safe}</script>\n  </body>`);
}

/** The page with another script before its own. */
export function withScript(html: string, name: string): string {
  const own = '<script defer src="page.js"></script>';
  return replaceOnce(html, own, `<script defer src="${name}"></script>\n    ${own}`);
}

/** The page for a web server, which can be installed as an app. */
export function toSite(html: string): string {
  const style = '<link rel="stylesheet" href="style.css" />';
  const manifest = '<link rel="manifest" href="manifest.webmanifest" />';
  return replaceOnce(withPolicy(html), style, `${manifest}\n    ${style}`);
}

/** The page with the same policy as in the extension's manifest; it needs no server for it. */
export function withPolicy(
  html: string,
  scripts = "'self' 'wasm-unsafe-eval'",
  styles = "'self'",
): string {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const charset = '<meta charset="utf-8" />';
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return replaceOnce(html, charset, `${charset}\n    ${meta}`);
}

/** CSP's name for an inline script or style (CSP 3 §2.3.1). */
function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** Throws where `from` is not there exactly once: then the HTML has changed and this must follow. */
function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`not exactly once in the page: ${from}`);
  return parts.join(to);
}
