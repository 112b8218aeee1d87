/**
 * Words as they are shipped: without what translators are told. Webpack loader for the JSON of a
 * language, and function for the files that are copied.
 */
export default function withoutDescriptions(source: string): string {
  return JSON.stringify(
    JSON.parse(source, (key, value) => (key === 'description' ? undefined : value)),
  );
}
