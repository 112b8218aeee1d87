import { useLayoutEffect, useRef } from 'preact/hooks';
import { useUi } from '../context.ts';
import type { WordKey } from '../words.ts';
import type { CallProps } from './call-panel.tsx';
import { Icon } from './icon.tsx';

/** What is to be seen of the call. The own screen is not: it would show itself in itself. */
const PICTURES = [
  { whose: 'theirs', source: 'screen', name: 'callPictureScreen' },
  { whose: 'theirs', source: 'camera', name: 'callPictureCamera' },
  { whose: 'mine', source: 'camera', name: 'callPictureMine' },
] as const;

export function CallPictures({ id, call }: CallProps) {
  const { page } = useUi();
  const shown = PICTURES.flatMap(({ whose, source, name }) => {
    const isOn = whose === 'mine' ? call.mine[source] === 'on' : call.theirs.includes(source);
    const stream = isOn ? page?.callPicture(id, whose, source) : undefined;
    return stream ? [{ key: `${whose}-${source}`, name, stream }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div class="call-pictures" data-count={shown.length}>
      {shown.map(({ key, name, stream }) => (
        <Picture key={key} kind={key} name={name} stream={stream} />
      ))}
    </div>
  );
}

interface Props {
  /** `mine-camera` and the like. */
  kind: string;
  name: WordKey;
  stream: MediaStream;
}

function Picture({ kind, name, stream }: Props) {
  const { words } = useUi();
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    // What makes no sound may always play; where it is gone before it began, there is nothing to play.
    element.play().catch(() => undefined);
  }, [stream]);
  useLayoutEffect(() => {
    const element = video.current;
    // A window of its own does not close with the page's own picture.
    return () => {
      if (element && document.pictureInPictureElement === element)
        document.exitPictureInPicture().catch(() => undefined);
    };
  }, []);
  const isMine = kind === 'mine-camera';
  return (
    <figure class="call-picture" data-kind={kind}>
      <video ref={video} id={`call-${kind}`} aria-label={words(name)} muted playsInline autoPlay />
      {!isMine && (
        <figcaption>
          {/* Not in every browser; Firefox has a button of its own on every video. */}
          {'requestPictureInPicture' in HTMLVideoElement.prototype && (
            <PictureButton
              name="callFloat"
              icon="float"
              onPress={() => video.current?.requestPictureInPicture()}
            />
          )}
          <PictureButton
            name="callLarge"
            icon="large"
            onPress={() => video.current?.requestFullscreen()}
          />
        </figcaption>
      )}
    </figure>
  );
}

interface ButtonProps {
  name: 'callFloat' | 'callLarge';
  icon: 'float' | 'large';
  onPress: () => Promise<unknown> | undefined;
}

function PictureButton({ name, icon, onPress }: ButtonProps) {
  const { words } = useUi();
  return (
    <button
      class={`icon-only call-${icon}`}
      aria-label={words(name)}
      title={words(name)}
      // The browser may refuse, where there is no picture yet or the person has it switched off.
      onClick={() => void onPress()?.catch(() => undefined)}
    >
      <Icon name={icon} />
    </button>
  );
}
