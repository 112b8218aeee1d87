/** In hex, as `sha256sum` writes it. Only where the page came safely: elsewhere browsers have no `subtle`. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
