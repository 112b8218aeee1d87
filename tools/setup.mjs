/**
 * Makes a fresh machine ready: node_modules as package-lock.json says, and the Debian packages that
 * the tests need. Runs before everything else, so it uses nothing but Node, and where nothing is to
 * be done it takes a few milliseconds. With `--modules-only` it leaves the system alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Debian packages, each with a file that only it brings. */
const PACKAGES = {
  chromium: '/usr/bin/chromium',
  'firefox-esr': '/usr/bin/firefox-esr',
  'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  // The tests' own network.
  iproute2: '/bin/ip',
  'util-linux': '/usr/bin/unshare',
  // A STUN client that is none of ours.
  coturn: '/usr/bin/turnutils_stunclient',
  // Loudspeakers and microphones without hardware, and what records and plays at their other ends.
  pulseaudio: '/usr/bin/pulseaudio',
  'pulseaudio-utils': '/usr/bin/pacat',
  // A camera for Firefox. Libraries lie elsewhere on each kind of machine, their licences do not.
  pipewire: '/usr/share/doc/pipewire/copyright',
  wireplumber: '/usr/bin/wireplumber',
  'gstreamer1.0-pipewire': '/usr/share/doc/gstreamer1.0-pipewire/copyright',
  'gstreamer1.0-tools': '/usr/bin/gst-launch-1.0',
  'gstreamer1.0-plugins-base': '/usr/share/doc/gstreamer1.0-plugins-base/copyright',
  'dbus-daemon': '/usr/bin/dbus-daemon',
  'python3-dbus': '/usr/lib/python3/dist-packages/dbus/__init__.py',
  'python3-gi': '/usr/lib/python3/dist-packages/gi/__init__.py',
};

const root = path.resolve(import.meta.dirname, '..');

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`spontan needs Node 20 or later; this is ${process.version}.`);
}
if (!modulesMatchLock()) {
  run('Installing node_modules', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
}
if (!process.argv.includes('--modules-only')) installPackages();

/** Compares what npm last installed (it keeps a list) with what package-lock.json wants. */
function modulesMatchLock() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  const wanted = readJson('package-lock.json').packages;
  if (!installed) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    // Optional packages are those of other systems, or none's fault.
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function readJson(name) {
  const file = path.join(root, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function installPackages() {
  const missing = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name]));
  if (missing.length === 0) return;
  const byHand = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    fail(`Some programs are missing. On Debian, as root:\n  ${byHand}`);
  }
  const names = missing.join(', ');
  run('Updating the package lists', 'apt-get', ['-q', 'update']);
  const install = ['-q', 'install', '-y', '--no-install-recommends', ...missing];
  run(`Installing ${names}`, 'apt-get', install);
  // Its server starts by itself; the tests want the client alone.
  if (missing.includes('coturn') && existsSync('/run/systemd/system')) {
    run('Switching the server of coturn off', 'systemctl', ['disable', '--now', 'coturn']);
  }
}

/** Prints what it does; what the program itself prints, only if it fails. */
function run(title, command, args) {
  console.log(`${title}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const { status, error, stdout, stderr } = spawnSync(command, args, options);
  if (status === 0) return;
  process.stdout.write(stdout ?? '');
  process.stderr.write(stderr ?? '');
  fail(`${title} failed: ${error?.message ?? `${command} ${args.join(' ')}`}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
