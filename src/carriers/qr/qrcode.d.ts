/** The part of the package that makes the symbol, without all that draws it. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
