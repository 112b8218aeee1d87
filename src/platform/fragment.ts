/** The fragment of this page's address, `#` included; it is taken out of the address and its history. */
export function takeFragment(): string {
  const { hash, pathname, search } = location;
  if (hash !== '') history.replaceState(null, '', pathname + search);
  return hash;
}

/**
 * Makes the browser ask the person whether links of `scheme` shall open `page`, with the whole link in the
 * fragment, which is not sent to any server. Throws where the browser refuses to ask.
 */
export function registerLinks(scheme: string, page: string): void {
  navigator.registerProtocolHandler(scheme, `${page}#%s`);
}
