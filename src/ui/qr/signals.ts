const VIBRATION_MS = 60;
/** A', short and soft. */
const BEEP = { frequency: 880, seconds: 0.12, volume: 0.1 };

/** Tells hands and ears that a code was read: nobody looks at the screen while holding it somewhere. */
export function signalSuccess(): void {
  navigator.vibrate?.(VIBRATION_MS);
  // Browsers let nothing sound before the first click, and complain of the attempt.
  if (navigator.userActivation?.hasBeenActive) beep();
}

function beep(): void {
  const context = new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = BEEP.frequency;
  volume.gain.setValueAtTime(BEEP.volume, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + BEEP.seconds);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + BEEP.seconds);
  tone.addEventListener('ended', () => void context.close());
}
