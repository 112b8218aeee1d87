import { useUi } from '../context.ts';
import { LANGUAGES } from '../language.ts';
import { Icon } from './icon.tsx';

interface Props {
  /** A key of {@link LANGUAGES}; empty: the browser's. */
  language: string;
  onChange: (language: string) => void;
}

/** In which language everything is said: by default the browser's. The sign is for those who cannot read it. */
export function LanguageChoice({ language, onChange }: Props) {
  const { words } = useUi();
  return (
    <section class="card">
      <label for="language" class="with-icon">
        <Icon name="globe" />
        <strong>{words('languageLabel')}</strong>
      </label>
      <select
        id="language"
        value={language}
        onChange={({ currentTarget: { value } }) => onChange(value)}
      >
        <option value="">{words('languageAuto')}</option>
        {Object.entries(LANGUAGES).map(([locale, name]) => (
          <option key={locale} value={locale} lang={locale.replaceAll('_', '-')}>
            {name}
          </option>
        ))}
      </select>
    </section>
  );
}
