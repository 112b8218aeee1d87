/**
 * Those of the ICE URLs that the browser takes. One that it does not take (Firefox blocks ports of other
 * services, such as 22) would make it refuse the others with it.
 */
export function acceptedUrls(urls: string[]): string[] {
  return isAccepted(urls) ? urls : urls.filter((url) => isAccepted([url]));
}

function isAccepted(urls: string[]): boolean {
  try {
    new RTCPeerConnection({ iceServers: [{ urls }] }).close();
    return true;
  } catch {
    return false;
  }
}
