import builds from '../../../webpack.config.js';

const site = builds.find(({ name }) => name === 'site');

/** The site, with the gallery in place of the page. */
export default {
  ...site,
  name: 'gallery',
  entry: { ...site.entry, page: './tests/e2e/gallery/gallery.ts' },
};
