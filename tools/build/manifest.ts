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
 * - `data_collection_permissions`: nothing is sent to us or to any company. Mozilla counts
 *   everything that leaves the browser, though, and what people write to each other does.
 */
export function manifestFor(browser: Browser, source: Manifest, version: string): object {
  const {
    background: { service_worker, scripts },
    minimum_chrome_version,
    browser_specific_settings,
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
      ? { background: { service_worker }, minimum_chrome_version }
      : { background: { scripts }, browser_specific_settings }),
  };
}
