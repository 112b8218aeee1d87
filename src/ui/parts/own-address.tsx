import { readOwnAddress } from '../../connection/traversal/known-address.ts';
import { MAX_ADDRESS_CHARS } from '../../stun/settings.ts';
import { useUi } from '../context.ts';
import { TextSetting } from './text-setting.tsx';

interface Props {
  /** As it is stored. */
  address: string;
  onChange: (address: string) => void;
}

/** Where the person is reachable from outside, if they know that. */
export function OwnAddressSetting({ address, onChange }: Props) {
  const { words } = useUi();
  const problemOf = (text: string) => {
    const read = readOwnAddress(text);
    if (read === 'unreadable') return words('ownAddressUnreadable');
    return read === 'unreachable' ? words('ownAddressUnreachable') : undefined;
  };
  return (
    <TextSetting
      id="own-address"
      label={words('ownAddress')}
      hint={words('ownAddressHint')}
      isTechnical
      maxLength={MAX_ADDRESS_CHARS}
      placeholder="203.0.113.5"
      value={address}
      onChange={onChange}
      problemOf={problemOf}
    />
  );
}
