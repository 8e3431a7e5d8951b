import { dropFile } from '../common/dropFile.ts';
import { playScenario } from '../common/playScenario.ts';
import { readResource } from '../common/resource.ts';
import { runSimulator } from '../common/runSimulator.ts';
import { AuthorPort } from './AuthorPort.ts';
import { Broker } from './Broker.ts';
import { BurstIds } from './BurstIds.ts';
import { fillTemplate } from './fillTemplate.ts';
import { readVoEvent } from './readVoEvent.ts';

/** The customary ports of a VOEvent broker: subscribers and authors. */
const SUBSCRIBER_PORT = 8099;
const AUTHOR_PORT = 8098;

/** The alert network: a small VOEvent broker that sends the events of the scenario and relays those of authors. */
await runSimulator(async ({ options, clock, scenarioStart }) => {
  const { drop } = options;
  const host = options.host ?? '127.0.0.1';
  const now = () => clock.now();
  const broker = new Broker({ now });
  const bursts = new BurstIds();

  const publish = (event: Buffer, ivorn: string, source: string, at: number) => {
    const subscribers = broker.publish(event, ivorn);
    if (drop !== null) dropFile(drop, `${ivorn.replace(/^.*#/, '').replaceAll(/[^\w.-]/g, '_')}.xml`, event);
    process.stdout.write(`sent ${source} ${ivorn} ${new Date(at).toISOString()} subscribers ${subscribers}\n`);
  };
  const authors = new AuthorPort({ now, publish: (event, ivorn) => publish(event, ivorn, 'author', now()) });

  if (options.scenario !== null) {
    playScenario(
      {
        file: options.scenario,
        key: 'alertSimulator',
        start: scenarioStart,
        iterationSeconds: options.iterationSeconds,
        readItem: (item) => {
          const { name, text } = readResource(item);
          soundEvent(fillTemplate(text, scenarioStart, 'sb00000000'), name);
          return (at) => {
            const event = fillTemplate(text, at, bursts.next(name, at));
            publish(Buffer.from(event), soundEvent(event, name), name, at);
          };
        },
      },
      clock,
    );
  }
  const subscriberPort = await broker.listen(options.port ?? SUBSCRIBER_PORT, host);
  const authorPort = await authors.listen(options.authorPort ?? (options.port === 0 ? 0 : AUTHOR_PORT), host);
  return {
    ports: [subscriberPort, authorPort],
    stop: async () => {
      await Promise.all([broker.stop(), authors.stop()]);
    },
  };
});

/** The event's ivorn; throws an Error that says what is wrong with the file. */
function soundEvent(event: string, name: string): string {
  const reading = readVoEvent(event);
  if ('rejected' in reading) throw new Error(`${name}: ${reading.rejected}`);
  return reading.ivorn;
}
