import path from 'node:path';

const IMPORT = /@import '\.\/([a-z-]+\.css)';/g;

/** A style sheet as webpack's copy plugin hands it over. */
interface Sheet {
  data: Buffer;
  sourceFilename: string;
}

/** One style sheet of many: those that `style.css` imports, in its order. */
export function joinStyles(sheets: readonly Sheet[]): string {
  const textOf = (name: string): string => {
    const sheet = sheets.find(({ sourceFilename }) => path.basename(sourceFilename) === name);
    if (!sheet) throw new Error(`there is no ${name}`);
    return sheet.data.toString();
  };
  const names = [...textOf('style.css').matchAll(IMPORT)].map(([, name = '']) => name);
  const forgotten = sheets.length - 1 - names.length;
  if (forgotten !== 0) throw new Error(`style.css imports ${names.length} of the style sheets`);
  return names.map(textOf).join('\n');
}
