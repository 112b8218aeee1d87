/** What the person has chosen about helpers and about what a code reveals. */
export interface Settings {
  /** The STUN list as text, one server a line; read by `parseStunList`. */
  stunList: string;
  /** Ask no STUN server: only the local network (and public addresses of this machine) can be reached. */
  lanOnly: boolean;
  /** Leave addresses of the local network out of codes. */
  hideLocal: boolean;
}
