export type Browser = 'chromium' | 'firefox';

type Manifest = Record<string, unknown> & {
  background: { service_worker: string; scripts: string[] };
};

/**
 * The manifest as `browser` wants it, from the one in `manifest.json`, which holds what either
 * knows: each of them warns about the other's keys.
 *
 * Why that one says what it says:
 * - `minimum_chrome_version`: `runtime.getContexts` finds the open page without a permission.
 * - `gecko.strict_min_version`: Firefox's first with `data_collection_permissions`.
 * - `contextMenus`: the menu entry on selected text; it gives access to nothing but that text.
 * - `protocol_handlers` (Firefox): links of `web+spontan:` open here, once the person has said yes.
 * - `web_accessible_resources` (Chromium, which asks for the same by `registerProtocolHandler`): without,
 *   clicks on such links in web pages are blocked. It is one page that does nothing but hand over a
 *   text; as the price, any web page can find out that spontan is installed. (`use_dynamic_url`
 *   would hide that, but then the links are blocked as well.)
 * - `data_collection_permissions`: nothing is sent to us or to any company. Mozilla counts
 *   everything that leaves the browser, though, and what people write to each other does.
 */
export function manifestFor(browser: Browser, source: Manifest, version: string): object {
  const {
    background: { service_worker, scripts },
    minimum_chrome_version,
    browser_specific_settings,
    protocol_handlers,
    web_accessible_resources,
    manifest_version,
    name,
    ...common
  } = source;
  return {
    manifest_version,
    name,
    version,
    ...common,
    ...(browser === 'chromium'
      ? { background: { service_worker }, web_accessible_resources, minimum_chrome_version }
      : { background: { scripts }, protocol_handlers, browser_specific_settings }),
  };
}
