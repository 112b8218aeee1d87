import QRCode from 'qrcode';

/** Shows an address in the terminal, for the camera of another device. */
export async function printQr(address: string): Promise<void> {
  console.log(await QRCode.toString(address, { type: 'utf8', errorCorrectionLevel: 'L' }));
}
