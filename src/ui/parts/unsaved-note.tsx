import { useUi } from '../context.ts';

/** Says that the last change of the settings was not stored. */
export function UnsavedNote() {
  const { snapshot, words } = useUi();
  return (
    <div role="alert">
      {snapshot.unsaved && <p class="note problem">{words('settingsUnsaved')}</p>}
    </div>
  );
}
