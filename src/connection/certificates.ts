/** What every WebRTC implementation takes and makes in milliseconds (RFC 8827 §6.5). */
const ALGORITHM: EcKeyGenParams & { name: 'ECDSA' } = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * Certificates, one a session: the other side knows by it that a later connection of the session is
 * with us again, and sessions with different people have nothing in common. One is kept ready,
 * because making one takes a moment.
 */
export class Certificates {
  #spare?: RTCCertificate;

  async refill(): Promise<void> {
    this.#spare = await RTCPeerConnection.generateCertificate(ALGORITHM);
  }

  /** Undefined where none is ready: then the browser makes one for each connection. */
  take(): RTCCertificate | undefined {
    const certificate = this.#spare;
    this.#spare = undefined;
    void this.refill();
    return certificate;
  }
}

/** Browsers refuse an expired one. They give 30 days, and a session may last longer. */
export function isValid({ expires }: RTCCertificate): boolean {
  return expires > Date.now();
}
