/** Firefox, as an extension or as a page. */
export const isGecko = 'mozInnerScreenX' in globalThis;
