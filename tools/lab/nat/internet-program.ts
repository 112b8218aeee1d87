/** The internet of one lab, in a process of its own. Its TAP devices are open when it starts. */
import { serve } from './calls.ts';
import { Internet, type Lost, type SiteList } from './internet.ts';
import { deliver, listen, openTaps } from './tap.ts';

const sites = JSON.parse(process.argv[2] ?? '{}') as SiteList;
const taps = openTaps();
const names = Object.keys(sites);
const internet = new Internet(sites, (site, datagram) => {
  deliver(taps[names.indexOf(site)] ?? -1, datagram);
});
names.forEach((name, index) => listen(taps[index] ?? -1, (d) => internet.send(name, d)));

const actions = {
  lose: (site: string, lost: Lost) => internet.lose(site, lost),
  forget: (site: string) => internet.forget(site),
};
export type InternetActions = typeof actions;

serve(actions);
// Ctrl-C is for the one who started us; where that one ends, so do we.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.('ready');
