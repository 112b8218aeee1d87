import { useUi } from '../context.ts';

/** What to do where two who have each other's codes do not come together. */
export function SlowAdvice() {
  const { words } = useUi();
  return (
    <div class="note warning slow">
      <h3>{words('slowTitle')}</h3>
      <ul>
        <li>{words('slowPeer')}</li>
        <li>{words('slowNetwork')}</li>
        <li>{words('slowWait')}</li>
      </ul>
    </div>
  );
}
