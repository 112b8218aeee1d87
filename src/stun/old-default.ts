/**
 * The list that spontan stored when lists were text, unless the person changed it. Who has it chose
 * nothing, and gets what is bundled today.
 */
export const OLD_DEFAULT_LIST = `\
stun.cloudflare.com:3478    # Cloudflare, US
stun.nextcloud.com:443      # Nextcloud, DE
stun.threema.ch:3478        # Threema, CH
stun.ipfire.org:3478        # IPFire project, DE
stun.m-online.net:3478      # M-net, DE
stun.freeswitch.org:3478    # FreeSWITCH project, US
stun.signalwire.com:3478    # SignalWire, US
stun.telnyx.com:3478        # Telnyx, US
stun.sonetel.com:3478       # Sonetel, SE
stun.voipgate.com:3478      # VoIPGATE, LU
stun.mixvoip.com:3478       # Mixvoip, LU
stun.axialys.net:3478       # Axialys, FR
`;
