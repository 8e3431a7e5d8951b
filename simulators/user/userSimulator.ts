import { dropFile } from '../common/dropFile.ts';
import { playScenario } from '../common/playScenario.ts';
import { readResource } from '../common/resource.ts';
import { runSimulator } from '../common/runSimulator.ts';

/** The astronomer: submits request files to the inbox at the iterations of the scenario. */
await runSimulator(async ({ options, clock, scenarioStart, end }) => {
  const { inbox } = options;
  if (inbox === null) throw new Error('--inbox DIR is missing: where the requests are to be submitted');
  if (options.scenario !== null) {
    const lastIteration = playScenario(
      {
        file: options.scenario,
        key: 'userSimulator',
        start: scenarioStart,
        iterationSeconds: options.iterationSeconds,
        readItem: (item) => {
          const { name, text } = readResource(item);
          return (now) => {
            dropFile(inbox, name, text);
            process.stdout.write(`submitted ${name} ${new Date(now).toISOString()}\n`);
          };
        },
      },
      clock,
    );
    // With a parent, the parent says when it is over.
    if (!options.withParent) clock.at(lastIteration, end);
  }
  return { ports: [0], stop: async () => undefined };
});
