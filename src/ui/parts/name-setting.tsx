import { MAX_NAME_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { TextSetting } from './text-setting.tsx';

interface Props {
  /** As it is stored. */
  name: string;
  onChange: (name: string) => void;
}

/** What the person calls themselves. */
export function NameSetting({ name, onChange }: Props) {
  const { words } = useUi();
  return (
    <TextSetting
      id="own-name"
      label={words('ownName')}
      hint={words('ownNameHint')}
      autocomplete="nickname"
      maxLength={MAX_NAME_CHARS}
      value={name}
      onChange={onChange}
    />
  );
}
