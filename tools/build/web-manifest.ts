interface Words {
  extensionName: { message: string };
  extensionDescription: { message: string };
}

/**
 * What makes the site an app that can be installed. All addresses are relative: it works from any path.
 * @param words of `_locales`
 */
export function webManifest(words: Words): string {
  const icon = (size: number) => ({
    src: `icons/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
  });
  const manifest = {
    name: words.extensionName.message,
    short_name: words.extensionName.message,
    description: words.extensionDescription.message,
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    icons: [
      { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...SITE_ICONS.map(icon),
    ],
  };
  return JSON.stringify(manifest, null, 2) + '\n';
}

/** Pixels; what browsers ask of an app that can be installed. */
export const SITE_ICONS = [192, 512];
