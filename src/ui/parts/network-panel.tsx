import { useUi } from '../context.ts';
import { MAPPING_WORDS, PORT_WORDS } from '../labels.ts';
import type { NetworkView } from '../protocol.ts';
import { NetworkPicture } from './network-picture.tsx';
import { TestProgress } from './server-test.tsx';

/** What the person's network is, as a few STUN servers tell. */
export function NetworkPanel() {
  const { snapshot, dispatch, words } = useUi();
  const { network, serverTest, settings } = snapshot;
  const running = serverTest?.what === 'network' && serverTest.running;
  return (
    <section class="card">
      <h2>{words('networkTitle')}</h2>
      <p class="hint">{words(settings.lanOnly ? 'serversLanOnly' : 'networkHint')}</p>
      <div id="network" class="network" role="status" data-mapping={network && stateOf(network)}>
        {network && !running && <Result network={network} />}
      </div>
      {running && <TestProgress />}
      {!running && !settings.lanOnly && (
        <button
          id="network-look"
          class="start"
          onClick={() => dispatch({ type: 'look-at-network' })}
        >
          {words(network ? 'networkAgain' : 'networkLook')}
        </button>
      )}
    </section>
  );
}

/** Where nobody answered, the mapping is no question. */
function stateOf({ answers, mapping }: NetworkView): NetworkView['mapping'] | 'silent' {
  return answers === 0 ? 'silent' : mapping;
}

function Result({ network }: { network: NetworkView }) {
  const { words } = useUi();
  if (stateOf(network) === 'silent') {
    return <p class="note problem">{words('serversSilent')}</p>;
  }
  const { mapping, ports, ipv4, ipv6, mdns } = network;
  const { name, plain } = MAPPING_WORDS[mapping];
  const none = words('networkNotSeen');
  return (
    <>
      <NetworkPicture mapping={mapping} hasIpv6={ipv6.length > 0} />
      <p>
        <strong>{words(name)}</strong>
        <br />
        {words(plain)}
      </p>
      <dl class="facts">
        <dt>IPv4</dt>
        <dd>{ipv4.join(', ') || none}</dd>
        <dt>IPv6</dt>
        <dd>{ipv6.join(', ') || none}</dd>
        {ports && (
          <>
            <dt>{words('networkPorts')}</dt>
            <dd>{words(PORT_WORDS[ports])}</dd>
          </>
        )}
        <dt>{words('networkLocal')}</dt>
        <dd>{words(mdns ? 'networkHidden' : 'networkVisible')}</dd>
      </dl>
    </>
  );
}
