import { parseStunList, type StunServer } from './list.ts';

/**
 * The servers that spontan brings along, each with its operator and, where it is known, the
 * operator's country (ISO 3166). Chosen: answered at least 400 of 428 checks of a year (list
 * "always-online-stun"), or run by an operator of that size, or asked by well-known programs (Tor's
 * Snowflake, Syncthing); of many operators, countries and kinds of operators.
 *
 * Addresses are there because names need DNS, which may be blocked or answer with IPv4 alone; each
 * is seen in at least two lists that are kept by different people, and is an operator's own or
 * anycast, so that it may last.
 *
 * Left out on purpose: sipgate, which asked not to be in public lists; servers that belong to a
 * telephone system or a web shop and are open by accident; private people's, whom millions of
 * requests would cost.
 */
const TEXT = `\
stun.cloudflare.com:3478        # Cloudflare, US
162.159.207.0:3478              # Cloudflare, US
[2606:4700:49::]:3478           # Cloudflare, US
stun.l.google.com:19302         # Google, US
[2001:4860:4864:5:8000::1]:19302 # Google, US
stun.nextcloud.com:443          # Nextcloud, DE
stun.nextcloud.com:3478         # Nextcloud, DE
stun.threema.ch:3478            # Threema, CH
stun.ipfire.org:3478            # IPFire, DE
[2001:678:b28::118]:3478        # IPFire, DE
stun.m-online.net:3478          # M-net, DE
212.18.0.14:3478                # M-net, DE
stun.hot-chilli.net:3478        # Hot-Chilli, DE
[2a01:4f8:242:56ca::2]:3478     # Hot-Chilli, DE
stun.stochastix.de:3478         # Stochastix, DE
stun.siplogin.de:3478           # Siplogin, DE
stun.antisip.com:3478           # Antisip, FR
[2001:41d0:2:12b9::1]:3478      # Antisip, FR
stun.axialys.net:3478           # Axialys, FR
stun.genymotion.com:3478        # Genymobile, FR
stun.technosens.fr:3478         # Technosens, FR
stun.flashdance.cx:3478         # flashdance.cx, SE
[2a03:8600::89]:3478            # flashdance.cx, SE
stun.sonetel.com:3478           # Sonetel, SE
stun.sonetel.net:3478           # Sonetel, SE
stun.sipthor.net:3478           # AG Projects, NL
stun.business-isp.nl:3478       # Business ISP, NL
stun.voipgate.com:3478          # VoIPGATE, LU
stun.mixvoip.com:3478           # Mixvoip, LU
stun.oncloud7.ch:3478           # Oncloud7, CH
stun.acronis.com:3478           # Acronis, CH
stun.engineeredarts.co.uk:3478  # Engineered Arts, GB
stun.pure-ip.com:3478           # Pure IP, GB
stun.linuxtrent.it:3478         # LinuxTrent, IT
stun.cope.es:3478               # COPE, ES
stun.files.fm:3478              # Files.fm, LV
stun.ringostat.com:3478         # Ringostat, UA
stun.annatel.net:3478           # Annatel, IL
stun.uls.co.za:3478             # ULS, ZA
stun.miwifi.com:3478            # Xiaomi, CN
stun.diallog.com:3478           # Diallog, CA
stun.frozenmountain.com:3478    # Frozen Mountain, CA
stun.voip.blackberry.com:3478   # BlackBerry, CA
stun.freeswitch.org:3478        # SignalWire, US
stun.signalwire.com:3478        # SignalWire, US
stun.telnyx.com:3478            # Telnyx, US
stun.bethesda.net:3478          # ZeniMax, US
stun.epygi.com:3478             # Epygi, US
stun.healthtap.com:3478         # HealthTap, US
stun.kaseya.com:3478            # Kaseya, US
stun.ncic.com:3478              # NCIC, US
stun.sip.us:3478                # SIP.US, US
stun.moonlight-stream.org:3478  # Moonlight
stun.radiojar.com:3478          # Radiojar
`;

export interface BundledServer extends StunServer {
  note: string;
  /** Whose servers are not asked together. */
  operator: string;
}

export const BUNDLED: readonly BundledServer[] = parseStunList(TEXT).servers.map((server) => {
  const { note = '' } = server;
  return { ...server, note, operator: note.replace(/, [A-Z]{2}$/, '') };
});
